package io.reeltime.training.job;

import io.reeltime.data.naming.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Name and hyper-parameters of a model; a model ignores those it does not have.
 *
 * <p>Every hyper-parameter is a number with a name in dash-words, so that command line,
 * configuration, lineage and the search over them name it alike; see {@link #with} and {@link
 * #values}.
 *
 * @param name one of {@link #NAMES}
 * @param als factors
 * @param neighbours item-item neighbours
 * @param lowPass spectral low-pass term
 * @param seed of the random numbers
 */
public record ModelParameters(
    String name,
    AlsParameters als,
    NeighbourParameters neighbours,
    LowPassParameters lowPass,
    long seed) {

  /** The models there are. */
  public static final List<String> NAMES =
      List.of("reel", "reel-als", "mllib-als", "ease", "item-knn", "popularity");

  private static final Set<String> WITH_EPOCHS = Set.of("reel", "reel-als", "mllib-als");

  public ModelParameters {
    Parameters.require(
        NAMES.contains(name), "model", "'" + name + "'", "one of " + String.join(", ", NAMES));
  }

  /** Each model's defaults: the best setting found on the validation split of ML-1M. */
  public static ModelParameters defaults(String name) {
    AlsParameters als =
        switch (name) {
          case "mllib-als" -> new AlsParameters(64, 10, 1, 0.1, 1, 1, 0);
          case "ease" -> new AlsParameters(128, 16, 0.1, 1000, 1, 1, 1);
          case "reel" -> new AlsParameters(192, 16, 0.136, 0.0104, 1, 1, 1);
          default -> new AlsParameters(128, 16, 0.13, 0.012, 1, 1, 1);
        };
    int neighbours = name.equals("reel") ? 300 : 100;
    return new ModelParameters(
        name, als, new NeighbourParameters(neighbours, 0), new LowPassParameters(256, 0.31), 42);
  }

  /** Whether the model's fit is made of epochs. */
  public boolean hasEpochs() {
    return WITH_EPOCHS.contains(name);
  }

  /** Every hyper-parameter by name, the seed apart. */
  public SequencedMap<String, Number> values() {
    SequencedMap<String, Number> values = new LinkedHashMap<>();
    values.put("rank", als.rank());
    values.put("epochs", als.epochs());
    values.put("unobserved-weight", als.unobservedWeight());
    values.put("regularization", als.regularization());
    values.put("regularization-exponent", als.regularizationExponent());
    values.put("confidence-scale", als.confidenceScale());
    values.put("unobserved-regularization", als.unobservedRegularization());
    values.put("neighbours", neighbours.count());
    values.put("neighbour-weight", neighbours.weight());
    values.put("low-pass-rank", lowPass.rank());
    values.put("low-pass-weight", lowPass.weight());
    return values;
  }

  /**
   * A copy with other values of some hyper-parameters.
   *
   * @param changes by the names of {@link #values}
   * @throws IllegalArgumentException for an unknown name, naming the nearest known one, a fraction
   *     for a whole number, or a value out of range
   */
  public ModelParameters with(Map<String, ? extends Number> changes) {
    Map<String, Number> values = values();
    changes.forEach((parameter, value) -> {
      requireKnown(parameter, values.keySet());
      values.put(parameter, value);
    });
    return new ModelParameters(
        name,
        new AlsParameters(
            whole(values, "rank"),
            whole(values, "epochs"),
            real(values, "unobserved-weight"),
            real(values, "regularization"),
            real(values, "regularization-exponent"),
            real(values, "confidence-scale"),
            real(values, "unobserved-regularization")),
        new NeighbourParameters(whole(values, "neighbours"), real(values, "neighbour-weight")),
        new LowPassParameters(whole(values, "low-pass-rank"), real(values, "low-pass-weight")),
        seed);
  }

  /** A copy with another seed. */
  public ModelParameters withSeed(long other) {
    return new ModelParameters(name, als, neighbours, lowPass, other);
  }

  private static void requireKnown(String parameter, Set<String> known) {
    if (!known.contains(parameter)) {
      throw new IllegalArgumentException(
          "hyper-parameter: found '%s', expected one of %s; nearest is '%s'"
              .formatted(
                  parameter,
                  String.join(", ", known),
                  NearestName.of(parameter, known).orElse("none")));
    }
  }

  private static int whole(Map<String, Number> values, String parameter) {
    double value = real(values, parameter);
    Parameters.require(value == Math.rint(value), parameter, value, "a whole number");
    return (int) value;
  }

  private static double real(Map<String, Number> values, String parameter) {
    return Objects.requireNonNull(values.get(parameter)).doubleValue();
  }
}
