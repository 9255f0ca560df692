package io.reeltime.serving.page;

/** A text that is no cursor of ours: names field, found and expected. */
public final class InvalidCursorException extends IllegalArgumentException {
  /** Name of the field on the wire. */
  public static final String FIELD = "cursor";

  private static final String EXPECTED = "the cursor of an earlier answer, unchanged";
  private static final int LONGEST_QUOTE = 40;

  private final String found;

  InvalidCursorException(String text, String reason) {
    this(quote(text) + " (" + reason + ")");
  }

  private InvalidCursorException(String found) {
    super(FIELD + ": found " + found + ", expected " + EXPECTED);
    this.found = found;
  }

  /** The text, shortened, and what is wrong with it. */
  public String found() {
    return found;
  }

  public String expected() {
    return EXPECTED;
  }

  private static String quote(String text) {
    return text.length() <= LONGEST_QUOTE
        ? "'" + text + "'"
        : "'" + text.substring(0, LONGEST_QUOTE) + "...'";
  }
}
