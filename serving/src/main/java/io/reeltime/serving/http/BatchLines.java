package io.reeltime.serving.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a batch, cut at line feeds; blank ones count but ask for nothing. */
final class BatchLines {
  static final int MOST_BYTES = 8 << 20;
  static final int MOST_LINES = 10_000;

  private BatchLines() {}

  /**
   * A line that asks for something.
   *
   * @param number from 1 on
   * @param json as it stands there
   */
  record Line(int number, byte[] json) {}

  /**
   * Cuts a body.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 413 when it is too much for one batch
   */
  static List<Line> of(byte[] body) {
    if (body.length > MOST_BYTES) {
      throw Problems.tooLargeBatch(body.length + " bytes", MOST_BYTES + " bytes");
    }
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (int start = 0; start < body.length; ) {
      int end = endOfLine(body, start);
      number++;
      if (!isBlank(body, start, end)) {
        lines.add(new Line(number, Arrays.copyOfRange(body, start, end)));
      }
      start = end + 1;
      if (lines.size() > MOST_LINES) {
        throw Problems.tooLargeBatch("more than " + MOST_LINES + " lines", MOST_LINES + " lines");
      }
    }
    return lines;
  }

  private static int endOfLine(byte[] body, int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int i = start; i < end; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
