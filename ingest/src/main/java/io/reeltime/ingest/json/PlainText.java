package io.reeltime.ingest.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over JSON text of the plainest kind. At the first byte that is anything else it gives up:
 * from then on it {@link #isPlain()} no more, and what its methods return means nothing. So callers
 * look once, at the end.
 */
final class PlainText {
  /** Numbers of so many digits fit into 64 bits. */
  private static final int MOST_DIGITS = 18;

  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean plain = true;

  PlainText(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  boolean isPlain() {
    return plain;
  }

  void giveUp() {
    plain = false;
    at = end;
  }

  /** Whether all was plain, up to the end. */
  boolean endsHere() {
    skipSpace();
    return plain && at == end;
  }

  boolean isAt(char wanted) {
    skipSpace();
    return at < end && bytes[at] == wanted;
  }

  boolean skip(char wanted) {
    boolean found = isAt(wanted);
    if (found) {
      at++;
    }
    return found;
  }

  void expect(char wanted) {
    if (!skip(wanted)) {
      giveUp();
    }
  }

  String string() {
    int start = openString();
    int stop = closeString();
    return plain ? new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1) : "";
  }

  /** Returns where a string's content starts. */
  int openString() {
    expect('"');
    return at;
  }

  /** Returns where a string's content stops: printable ASCII without escapes. */
  int closeString() {
    while (at < end && bytes[at] != '"') {
      if (bytes[at] < ' ' || bytes[at] == '\\') {
        giveUp();
        return at;
      }
      at++;
    }
    expect('"');
    return at - 1;
  }

  boolean equals(int start, int stop, byte[] wanted) {
    return plain && Arrays.equals(bytes, start, stop, wanted, 0, wanted.length);
  }

  long wholeNumber() {
    skipSpace();
    int start = at;
    long value = 0;
    while (isDigit()) {
      value = 10 * value + bytes[at++] - '0';
    }
    int digits = at - start;
    if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && bytes[start] == '0')) {
      giveUp();
    }
    return value;
  }

  int smallNumber() {
    long value = wholeNumber();
    if (value != (int) value) {
      giveUp();
    }
    return (int) value;
  }

  /** A number with or without a fraction, without an exponent. */
  double decimal() {
    skipSpace();
    int start = at;
    wholeNumber();
    if (at < end && bytes[at] == '.') {
      at++;
      int fraction = at;
      while (isDigit()) {
        at++;
      }
      if (at == fraction) {
        giveUp();
      }
    }
    return plain
        ? Double.parseDouble(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1))
        : 0;
  }

  private boolean isDigit() {
    return at < end && bytes[at] >= '0' && bytes[at] <= '9';
  }

  private void skipSpace() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }
}
