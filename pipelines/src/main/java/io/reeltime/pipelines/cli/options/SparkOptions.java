package io.reeltime.pipelines.cli.options;

import io.reeltime.pipelines.spark.SparkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the Spark child JVM is started. */
public final class SparkOptions {
  @Option(
      names = "--master",
      defaultValue = "local[*]",
      description = "Spark master (default: ${DEFAULT-VALUE}).")
  private String master;

  @Option(
      names = "--heap-megabytes",
      paramLabel = "N",
      description = "Heap of the Spark child JVM (default: a quarter of the memory).")
  private Optional<Integer> heapMegabytes;

  public SparkSettings settings() {
    return settings(SparkSettings.local(root()).timeout());
  }

  /** The same for a job that may take another time. */
  public SparkSettings settings(Duration timeout) {
    SparkSettings local = SparkSettings.local(root());
    return new SparkSettings(
        local.javaHome(),
        local.trainingFolder(),
        master,
        heapMegabytes.orElse(local.heapMegabytes()),
        timeout);
  }

  /** The installation's folder, as the launcher says. */
  public static Path root() {
    return Path.of(System.getProperty("reeltime.root", "."));
  }
}
