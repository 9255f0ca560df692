package io.reeltime.serving;

/** A video that neither snapshot nor log has. */
public final class UnknownVideoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String videoId;

  UnknownVideoException(String videoId) {
    super("video '" + videoId + "': found neither in the snapshot nor among live events");
    this.videoId = videoId;
  }

  public String videoId() {
    return videoId;
  }
}
