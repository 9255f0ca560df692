package io.reeltime.serving.rule;

import java.util.List;

/** Cuts a rule's text into tokens, one at a time. */
final class RuleLexer {
  private static final String WORD_SIGNS = "_-.:+/@";

  private final String text;
  private int next;

  RuleLexer(String text) {
    this.text = text;
  }

  /**
   * The next token; the end again and again when there is none.
   *
   * @throws RuleSyntaxException if a quoted value is not closed
   */
  Token next() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next == text.length()) {
      return new Token(Token.Kind.END, "", next);
    }
    char first = text.charAt(next);
    return switch (first) {
      case '(' -> take(Token.Kind.OPEN, 1);
      case ')' -> take(Token.Kind.CLOSE, 1);
      case ',' -> take(Token.Kind.COMMA, 1);
      case '=' -> take(Token.Kind.OPERATOR, 1);
      case '<', '>' -> take(Token.Kind.OPERATOR, isFollowedByEqual() ? 2 : 1);
      case '!' -> isFollowedByEqual() ? take(Token.Kind.OPERATOR, 2) : stray();
      case '\'', '"' -> quoted(first);
      default -> isWordChar(text.codePointAt(next)) ? word() : stray();
    };
  }

  private boolean isFollowedByEqual() {
    return next + 1 < text.length() && text.charAt(next + 1) == '=';
  }

  private Token take(Token.Kind kind, int chars) {
    Token token = new Token(kind, text.substring(next, next + chars), next);
    next += chars;
    return token;
  }

  private Token stray() {
    return take(Token.Kind.STRAY, Character.charCount(text.codePointAt(next)));
  }

  private Token word() {
    int end = next;
    while (end < text.length() && isWordChar(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return take(Token.Kind.WORD, end - next);
  }

  private static boolean isWordChar(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || WORD_SIGNS.indexOf(codePoint) >= 0;
  }

  /** A quote inside is written twice. */
  private Token quoted(char quote) {
    StringBuilder value = new StringBuilder();
    int start = next;
    int from = start + 1;
    while (true) {
      int end = text.indexOf(quote, from);
      if (end < 0) {
        throw new RuleSyntaxException(
            text, start, "an open quote", List.of("a closing " + quote + " before the end"));
      }
      value.append(text, from, end);
      next = end + 1;
      if (next == text.length() || text.charAt(next) != quote) {
        return new Token(Token.Kind.QUOTED, value.toString(), start);
      }
      value.append(quote);
      from = next + 1;
    }
  }
}
