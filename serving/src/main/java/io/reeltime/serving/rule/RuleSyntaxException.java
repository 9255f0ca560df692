package io.reeltime.serving.rule;

import java.util.List;

/** A text that is no rule: where, what was found there, and what was expected instead. */
public final class RuleSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int offset;
  private final int line;
  private final int column;
  private final String found;
  private final transient List<String> expected;

  RuleSyntaxException(String text, int offset, String found, List<String> expected) {
    this(lineOf(text, offset), columnOf(text, offset), offset, found, expected);
  }

  private RuleSyntaxException(
      int line, int column, int offset, String found, List<String> expected) {
    super(
        "at offset %d (line %d, column %d): found %s, expected %s"
            .formatted(offset, line, column, found, anyOf(expected)));
    this.offset = offset;
    this.line = line;
    this.column = column;
    this.found = found;
    this.expected = List.copyOf(expected);
  }

  /** 0-based, in chars of the text. */
  public int offset() {
    return offset;
  }

  /** 1-based. */
  public int line() {
    return line;
  }

  /** 1-based. */
  public int column() {
    return column;
  }

  /** What stands there, shortened when long. */
  public String found() {
    return found;
  }

  /** Each of what could have stood there. */
  public List<String> expected() {
    return expected;
  }

  private static String anyOf(List<String> expected) {
    return expected.size() == 1 ? expected.getFirst() : "one of " + expected;
  }

  private static int lineOf(String text, int offset) {
    return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
  }

  private static int columnOf(String text, int offset) {
    return offset == 0 ? 1 : offset - text.lastIndexOf('\n', offset - 1);
  }
}
