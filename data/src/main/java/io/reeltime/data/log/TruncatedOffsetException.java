package io.reeltime.data.log;

/** A read from before the oldest record the log still holds. */
public final class TruncatedOffsetException extends RuntimeException {
  private final long firstOffset;

  public TruncatedOffsetException(long askedOffset, long firstOffset) {
    super(
        "event log: asked for offset "
            + askedOffset
            + ", but the oldest record still held is "
            + firstOffset
            + "; read the earlier ones from the event table");
    this.firstOffset = firstOffset;
  }

  public long firstOffset() {
    return firstOffset;
  }
}
