package io.reeltime.data.event;

/** A field of an event or a video that breaks its rule: names field, found and expected. */
public final class InvalidRecordException extends IllegalArgumentException {
  private static final int LONGEST_QUOTE = 80;

  private final String field;
  private final String found;
  private final String expected;

  public InvalidRecordException(String field, Object found, String expected) {
    super(field + ": found " + quote(found) + ", expected " + expected);
    this.field = field;
    this.found = quote(found);
    this.expected = expected;
  }

  public String field() {
    return field;
  }

  /** The offending value, shortened so that a hostile one cannot flood an answer or a log. */
  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }

  private static String quote(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST_QUOTE
        ? text
        : text.substring(0, LONGEST_QUOTE) + "... (" + text.length() + " characters)";
  }
}
