package io.reeltime.ingest.body;

/**
 * How far a body may go.
 *
 * @param bytes most bytes after expansion
 * @param ratio most bytes after expansion per byte before it; not asked of the first mebibyte
 */
public record BodyLimits(long bytes, int ratio) {
  public BodyLimits {
    if (bytes < 1 || ratio < 1) {
      throw new IllegalArgumentException(
          "body limits: found " + bytes + " bytes, ratio " + ratio + ", expected 1 or more each");
    }
  }
}
