package io.reeltime.training.job;

import io.reeltime.data.naming.NearestName;
import io.reeltime.training.job.ParameterValues.Range;
import io.reeltime.training.job.ParameterValues.Spacing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a search over hyper-parameters tries: values by name. The names are those of {@link
 * ModelParameters#values}, and {@link #HALF_LIFE}, which belongs to the data.
 *
 * @param values by name
 */
public record SearchSpace(SequencedMap<String, ParameterValues> values) {
  /** Days after which an interaction counts half. */
  public static final String HALF_LIFE = "half-life";

  /** Those that the literature varies evenly; all others go over orders of magnitude. */
  private static final Set<String> LINEAR =
      Set.of("regularization-exponent", "neighbour-weight", "low-pass-weight");

  public SearchSpace {
    values = new LinkedHashMap<>(values);
  }

  /** The usual one of a model, on data whose times are worth a half-life or not. */
  public static SearchSpace usual(String model) {
    SequencedMap<String, ParameterValues> values = new LinkedHashMap<>();
    switch (model) {
      case "reel-als", "reel" -> {
        put(values, "rank", "32..256");
        put(values, "unobserved-weight", "0.01..1");
        put(values, "regularization", "0.001..0.1");
        put(values, "regularization-exponent", "0.5..1");
        if (model.equals("reel")) {
          put(values, "neighbour-weight", "0..1");
          put(values, "low-pass-weight", "0..1");
        }
      }
      case "mllib-als" -> {
        put(values, "rank", "16..128");
        put(values, "regularization", "0.01..1");
        put(values, "confidence-scale", "0.5..40");
      }
      case "ease" -> put(values, "regularization", "10..10000");
      case "item-knn" -> put(values, "neighbours", "20..500");
      default -> {}
    }
    return new SearchSpace(values);
  }

  /**
   * A copy with other values for one name.
   *
   * @param values see {@link ParameterValues#parse}
   * @throws IllegalArgumentException for an unknown name, or values that are empty or impossible
   */
  public SearchSpace with(String name, String values, ModelParameters model) {
    requireKnown(name, model);
    try {
      ParameterValues parsed = ParameterValues.parse(values, spacing(name));
      for (double extreme : parsed.extremes()) {
        requirePossible(name, extreme, model);
      }
      SequencedMap<String, ParameterValues> changed = new LinkedHashMap<>(this.values);
      changed.put(name, parsed);
      return new SearchSpace(changed);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String prefix = name + ": ";
      throw new IllegalArgumentException(
          "range "
              + prefix
              + (message.startsWith(prefix) ? message.substring(prefix.length()) : message),
          e);
    }
  }

  /** A copy that leaves some names alone. */
  public SearchSpace without(Collection<String> names) {
    SequencedMap<String, ParameterValues> changed = new LinkedHashMap<>(values);
    changed.keySet().removeAll(names);
    return new SearchSpace(changed);
  }

  private static void requireKnown(String name, ModelParameters model) {
    Set<String> known = new LinkedHashSet<>(model.values().keySet());
    known.add(HALF_LIFE);
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "range: found '%s', expected one of %s; nearest is '%s'"
              .formatted(
                  name, String.join(", ", known), NearestName.of(name, known).orElse("none")));
    }
  }

  private static void requirePossible(String name, double value, ModelParameters model) {
    if (!name.equals(HALF_LIFE)) {
      // Throws with name, found and expected.
      model.with(Map.of(name, value));
    } else if (!(value > 0)) {
      throw new IllegalArgumentException("half-life: found " + value + ", expected days above 0");
    }
  }

  private static Spacing spacing(String name) {
    return LINEAR.contains(name) ? Spacing.LINEAR : Spacing.LOGARITHMIC;
  }

  private static void put(Map<String, ParameterValues> values, String name, String range) {
    values.put(name, ParameterValues.parse(range, spacing(name)));
  }

  /** Whether no name has a range or more than one choice. */
  public boolean variesNothing() {
    return values.values().stream()
        .allMatch(tried -> !(tried instanceof Range) && tried.extremes().size() < 2);
  }
}
