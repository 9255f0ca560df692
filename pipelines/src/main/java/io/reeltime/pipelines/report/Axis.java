package io.reeltime.pipelines.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Maps values to places along one side of a plot.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, above low
 * @param from place in pixels
 * @param to place in pixels
 * @param scale how values are spread
 */
record Axis(double low, double high, double from, double to, Scale scale) {
  private static final int STEPS = 4;

  enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  /** An axis around some values; one value alone gets room on both sides. */
  static Axis around(double[] values, double from, double to, Scale scale) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    Scale possible = low > 0 ? scale : Scale.LINEAR;
    if (high > low) {
      return new Axis(low, high, from, to, possible);
    }
    double room = low == 0 ? 1 : Math.abs(low) / 2;
    return new Axis(low - room, high + room, from, to, possible);
  }

  double at(double value) {
    double share =
        scale == Scale.LOGARITHMIC
            ? Math.log(value / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return from + share * (to - from);
  }

  /** Values to write beside the axis, both ends among them. */
  List<Double> ticks() {
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(step -> {
          double share = step / (double) STEPS;
          return scale == Scale.LOGARITHMIC
              ? low * Math.pow(high / low, share)
              : low + share * (high - low);
        })
        .toList();
  }

  /** A number with three digits that say something. */
  static String text(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
