package io.reeltime.pipelines.cli;

import io.reeltime.training.job.ModelParameters;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which model, with which hyper-parameters. */
final class ModelOptions {
  private static final List<String> NAMES = List.of("mllib-als", "popularity", "item-knn");

  @Option(
      names = "--model",
      defaultValue = "mllib-als",
      description = "mllib-als, popularity or item-knn (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(names = "--rank", defaultValue = "64", description = "Rank (default: ${DEFAULT-VALUE}).")
  private int rank;

  @Option(
      names = "--epochs",
      defaultValue = "10",
      description = "Full alternations of ALS (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--regularization",
      defaultValue = "0.1",
      description = "Lambda (default: ${DEFAULT-VALUE}).")
  private double regularization;

  @Option(
      names = "--confidence-scale",
      defaultValue = "1.0",
      description = "Alpha: confidence per unit of preference (default: ${DEFAULT-VALUE}).")
  private double confidenceScale;

  @Option(
      names = "--neighbours",
      defaultValue = "100",
      description = "Neighbours per video of item-knn (default: ${DEFAULT-VALUE}).")
  private int neighbours;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  ModelParameters parameters(CommandLine commandLine) {
    if (!NAMES.contains(model)) {
      throw new CommandLine.ParameterException(
          commandLine,
          "--model: found '" + model + "', expected one of " + String.join(", ", NAMES));
    }
    return new ModelParameters(
        model, rank, epochs, regularization, confidenceScale, neighbours, seed);
  }
}
