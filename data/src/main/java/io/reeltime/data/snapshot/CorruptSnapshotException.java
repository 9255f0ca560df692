package io.reeltime.data.snapshot;

/** A snapshot folder that must not be loaded: names version, file, found and expected. */
public final class CorruptSnapshotException extends RuntimeException {
  public CorruptSnapshotException(String message) {
    super(message);
  }

  public CorruptSnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
