package io.reeltime.training.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The values that a search tries for one hyper-parameter. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "values")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ParameterValues.Range.class, name = "range"),
  @JsonSubTypes.Type(value = ParameterValues.Choice.class, name = "choice")
})
public sealed interface ParameterValues {

  /** How values are spread over a range. */
  enum Spacing {
    /** Evenly. */
    LINEAR,
    /** Evenly in the logarithm: as many between 0.01 and 0.1 as between 0.1 and 1. */
    LOGARITHMIC
  }

  /** Any value from {@code low} to {@code high}. */
  record Range(double low, double high, Spacing spacing) implements ParameterValues {
    public Range {
      if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
        throw new IllegalArgumentException(
            "found " + text(low) + ".." + text(high) + ", expected a lower and a higher number");
      }
      if (spacing == Spacing.LOGARITHMIC && low <= 0) {
        throw new IllegalArgumentException(
            "found "
                + text(low)
                + ".."
                + text(high)
                + ", expected both above 0: it is searched by"
                + " its logarithm");
      }
    }

    @Override
    public String toString() {
      return text(low) + ".." + text(high);
    }
  }

  /** One of these. */
  record Choice(List<Double> options) implements ParameterValues {
    public Choice {
      options = List.copyOf(options);
      if (options.isEmpty() || !options.stream().allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("found " + options + ", expected finite numbers");
      }
    }

    @Override
    public String toString() {
      return options.stream().map(ParameterValues::text).collect(Collectors.joining("|"));
    }
  }

  /** The least and the greatest of them, or all where they are few. */
  default List<Double> extremes() {
    return switch (this) {
      case Range range -> List.of(range.low(), range.high());
      case Choice choice -> choice.options();
    };
  }

  /**
   * Reads {@code LOW..HIGH}, {@code A|B|C} or one number.
   *
   * @param spacing of a range
   * @throws IllegalArgumentException if it is none of them or empty
   */
  static ParameterValues parse(String text, Spacing spacing) {
    int dots = text.indexOf("..");
    if (dots >= 0) {
      return new Range(
          number(text.substring(0, dots), text), number(text.substring(dots + 2), text), spacing);
    }
    return new Choice(
        Arrays.stream(text.split("\\|", -1)).map(part -> number(part, text)).toList());
  }

  private static double number(String part, String text) {
    try {
      return Double.parseDouble(part.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "found '" + text + "', expected LOW..HIGH such as 0.01..1, or A|B|C", e);
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
