package io.reeltime.pipelines.cli.options;

import io.reeltime.training.job.ModelParameters;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which model, with which hyper-parameters; one that is not given has its model's default. */
public final class ModelOptions {
  @Option(
      names = "--model",
      defaultValue = "reel",
      description =
          "reel, reel-als, mllib-als, ease, item-knn or popularity (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(names = "--rank", description = "Rank of the factors.")
  private @Nullable Integer rank;

  @Option(names = "--epochs", description = "Full alternations of ALS.")
  private @Nullable Integer epochs;

  @Option(
      names = "--unobserved-weight",
      description = "Weight of the pairs that were not observed (reel-als, reel).")
  private @Nullable Double unobservedWeight;

  @Option(names = "--regularization", description = "Lambda (all but item-knn and popularity).")
  private @Nullable Double regularization;

  @Option(
      names = "--regularization-exponent",
      description = "Nu: 1 scales lambda with a row's count, 0 not at all (reel-als, reel).")
  private @Nullable Double regularizationExponent;

  @Option(names = "--confidence-scale", description = "Alpha: confidence per unit of preference.")
  private @Nullable Double confidenceScale;

  @Option(
      names = "--unobserved-regularization",
      paramLabel = "0|1",
      description =
          "Whether unobserved pairs count in what lambda is scaled with (reel-als, reel).")
  private @Nullable Double unobservedRegularization;

  @Option(names = "--neighbours", description = "Neighbours kept per video (item-knn, reel).")
  private @Nullable Integer neighbours;

  @Option(
      names = "--neighbour-weight",
      description = "Weight of the neighbours' score in the blend (reel).")
  private @Nullable Double neighbourWeight;

  @Option(names = "--low-pass-rank", description = "Singular vectors of the low-pass term (reel).")
  private @Nullable Integer lowPassRank;

  @Option(
      names = "--low-pass-weight",
      description = "Weight of the low-pass term in the blend (reel).")
  private @Nullable Double lowPassWeight;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  public ModelParameters parameters(CommandLine commandLine) {
    try {
      return ModelParameters.defaults(model).with(given()).withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(commandLine, "--" + e.getMessage(), e);
    }
  }

  /** The hyper-parameters that were given, by name. */
  public Map<String, Number> given() {
    Map<String, Number> changes = new HashMap<>();
    put(changes, "rank", rank);
    put(changes, "epochs", epochs);
    put(changes, "unobserved-weight", unobservedWeight);
    put(changes, "regularization", regularization);
    put(changes, "regularization-exponent", regularizationExponent);
    put(changes, "confidence-scale", confidenceScale);
    put(changes, "unobserved-regularization", unobservedRegularization);
    put(changes, "neighbours", neighbours);
    put(changes, "neighbour-weight", neighbourWeight);
    put(changes, "low-pass-rank", lowPassRank);
    put(changes, "low-pass-weight", lowPassWeight);
    return changes;
  }

  private static void put(Map<String, Number> changes, String name, @Nullable Number value) {
    if (value != null) {
      changes.put(name, value);
    }
  }
}
