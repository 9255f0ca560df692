package io.reeltime.serving.model;

/** A snapshot that is whole but cannot answer: names version, what was found and expected. */
public final class UnfitSnapshotException extends RuntimeException {
  public UnfitSnapshotException(String message) {
    super(message);
  }

  public UnfitSnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
