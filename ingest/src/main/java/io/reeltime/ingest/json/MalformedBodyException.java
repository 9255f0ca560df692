package io.reeltime.ingest.json;

/** A body that can't be read at all; nothing of it was stored. */
public final class MalformedBodyException extends Exception {
  private final int line;
  private final int column;

  MalformedBodyException(int line, int column, String message) {
    super("line " + line + ", column " + column + ": " + message);
    this.line = line;
    this.column = column;
  }

  /** 1-based. */
  public int line() {
    return line;
  }

  /** 1-based. */
  public int column() {
    return column;
  }
}
