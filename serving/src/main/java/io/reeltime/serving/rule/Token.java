package io.reeltime.serving.rule;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of a rule's text.
 *
 * @param text as written; of a quoted value what it stands for
 * @param offset of its first char, 0-based
 */
record Token(Kind kind, String text, int offset) {
  private static final int LONGEST_QUOTE = 40;
  private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in");

  enum Kind {
    WORD,
    QUOTED,
    OPERATOR,
    OPEN,
    CLOSE,
    COMMA,
    /** A char that begins nothing. */
    STRAY,
    END
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isValue() {
    return kind == Kind.QUOTED
        || (kind == Kind.WORD && !KEYWORDS.contains(text.toLowerCase(Locale.ROOT)));
  }

  /** What it is, for people. */
  String found() {
    return kind == Kind.END ? "the end" : "'" + shortened(text) + "'";
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }
}
