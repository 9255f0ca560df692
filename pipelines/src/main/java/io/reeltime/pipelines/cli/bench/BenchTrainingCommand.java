package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.TrainingBench;
import io.reeltime.pipelines.bench.TrainingBenchSettings;
import io.reeltime.pipelines.bench.TrainingBenchSettings.Part;
import io.reeltime.pipelines.bench.TrainingReport;
import io.reeltime.pipelines.spark.SparkSettings;
import io.reeltime.training.job.BenchSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench training}: seconds per epoch beside MLlib's ALS, growth, and warm starts. */
@Command(
    name = "training",
    description = {
      "Seconds per epoch of ReelALS and of MLlib's ALS at equal loss, on the same data;",
      "how time and memory grow; how many epochs a warm start saves."
    },
    mixinStandardHelpOptions = true)
final class BenchTrainingCommand implements Callable<Integer> {
  @Mixin private BenchPrinter printer;
  @Mixin private BenchFolderOption folder;

  @Option(
      names = "--cases",
      split = ",",
      description = {
        "ml-1m, or millions of simulated interactions such as 20m",
        "(default: ml-1m,20m, none with --growth)."
      })
  private List<String> cases = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "MovieLens 1M, a line 'user item item ...' per user (default: simulated).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--ranks",
      split = ",",
      defaultValue = "64,128",
      description = "Default: ${DEFAULT-VALUE}.")
  private List<Integer> ranks;

  @Option(
      names = "--epochs",
      defaultValue = "16",
      description = "Of ReelALS's longest fit (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--peer-epochs",
      defaultValue = "5",
      description = "Of MLlib's longest fit (default: ${DEFAULT-VALUE}).")
  private int peerEpochs;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often ReelALS is timed; the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--growth",
      paramLabel = "MILLIONS",
      split = ",",
      description = "Measure ReelALS alone on so many interactions, such as 1,5,20,100.")
  private List<Double> growth = List.of();

  @Option(
      names = "--warm-start",
      description = "Count the epochs to a full retrain's quality, warm and cold, on the cases.")
  private boolean warmStart;

  @Option(names = "--heap", paramLabel = "MEGABYTES", description = "Of the Spark JVM.")
  private Optional<Integer> heap = Optional.empty();

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrainingReport report =
        new TrainingBench(folder.make("training"), spark(), settings(), printer::showProgress)
            .run();
    printer.print(report);
    return exit(report);
  }

  private int exit(TrainingReport report) {
    if (report.reachesThePeersLoss()) {
      return CommandLine.ExitCode.OK;
    }
    printer.showProgress(
        "ReelALS's loss: found above MLlib's after --epochs %d, expected within a thousandth of it"
            .formatted(epochs));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private TrainingBenchSettings settings() {
    List<Part> parts = new ArrayList<>();
    if (!growth.isEmpty()) {
      parts.add(Part.GROWTH);
    }
    if (warmStart) {
      parts.add(Part.WARM_START);
    }
    if (!warmStart && (growth.isEmpty() || !cases.isEmpty())) {
      parts.add(Part.EPOCHS);
    }
    Path ml1m = data.map(Path::toAbsolutePath).orElse(null);
    List<BenchSet> sets =
        (cases.isEmpty() ? List.of("ml-1m", "20m") : cases)
            .stream().map(name -> TrainingBenchSettings.set(name, ml1m, seed)).toList();
    List<BenchSet> grown =
        growth.stream().map(size -> TrainingBenchSettings.grown(size, seed)).toList();
    return new TrainingBenchSettings(sets, ranks, epochs, peerEpochs, rounds, grown, parts);
  }

  private SparkSettings spark() {
    SparkSettings local = SparkSettings.local(BenchFolderOption.root());
    return new SparkSettings(
        local.javaHome(),
        local.trainingFolder(),
        local.master(),
        heap.orElse(2 * local.heapMegabytes()),
        local.timeout());
  }
}
