package io.reeltime.pipelines.bench.retrieval;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A catalogue to search.
 *
 * @param rows videos
 * @param columns of a row
 */
public record RetrievalCase(int rows, int columns) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(k|m|)x(\\d{1,4})");
  private static final int FEWEST_ROWS = 1000;
  private static final long MOST_ROWS = 100_000_000;

  public RetrievalCase {
    if (rows < FEWEST_ROWS || columns < 1) {
      throw new IllegalArgumentException(
          "--cases: found %d x %d, expected at least %d x 1".formatted(rows, columns, FEWEST_ROWS));
    }
  }

  /** Reads a form like {@code 100kx64} or {@code 1mx128}. */
  public static RetrievalCase parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--cases: found '" + text + "', expected a form like 100kx64 or 1mx128");
    }
    int unit =
        switch (matcher.group(2)) {
          case "m" -> 1_000_000;
          case "k" -> 1_000;
          default -> 1;
        };
    long rows = Long.parseLong(matcher.group(1)) * unit;
    if (rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "--cases: found " + rows + " videos, expected at most " + MOST_ROWS);
    }
    return new RetrievalCase((int) rows, Integer.parseInt(matcher.group(3)));
  }

  @Override
  public String toString() {
    return "%,d x %d".formatted(rows, columns);
  }
}
