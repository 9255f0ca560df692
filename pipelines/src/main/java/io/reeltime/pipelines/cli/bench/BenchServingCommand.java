package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.serving.ServingBench;
import io.reeltime.pipelines.bench.serving.ServingBenchSettings;
import io.reeltime.pipelines.bench.serving.ServingBenchSettings.Over;
import io.reeltime.pipelines.bench.serving.ServingReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench serving}: recommendations under load, beside Lucene and an empty endpoint. */
@Command(
    name = "serving",
    description = {
      "Times, highest rate, recall and memory of recommendations over synthetic catalogues, in one",
      "process and over HTTP; beside an empty endpoint and Lucene's quantised HNSW."
    },
    mixinStandardHelpOptions = true)
final class BenchServingCommand implements Callable<Integer> {
  @Mixin private BenchPrinter printer;
  @Mixin private BenchFolderOption folder;
  @Mixin private BenchLuceneOptions lucene;

  @Option(
      names = "--videos",
      split = ",",
      defaultValue = "100000,1000000,10000000",
      description = "Sizes of the catalogue (default: ${DEFAULT-VALUE}).")
  private List<Integer> videos;

  @Option(
      names = "--ranks",
      split = ",",
      defaultValue = "64,128",
      description = "Of the factors (default: ${DEFAULT-VALUE}).")
  private List<Integer> ranks;

  @Option(
      names = "--filters",
      split = ",",
      paramLabel = "PERCENT",
      defaultValue = "100,10,1",
      description = "Of the catalogue that a rule passes (default: ${DEFAULT-VALUE}).")
  private List<Double> filters;

  @Option(
      names = "--over",
      split = ",",
      defaultValue = "process,http",
      description = "Ways in: process, http (default: ${DEFAULT-VALUE}).")
  private List<Over> over;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "200,600",
      description = "Requests per second at which times are measured (default: ${DEFAULT-VALUE}).")
  private List<Long> rates;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Measured, per path and rate (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "Before each measurement (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--search-seconds",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "Each trial of the search for the highest rate; 0 leaves it out (default: ${DEFAULT-VALUE}).")
  private int searchSeconds;

  @Option(
      names = "--clients",
      defaultValue = "64",
      description = "That ask, each waiting for its answer (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "Videos of an answer under load (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--users",
      defaultValue = "5000",
      description = "With histories (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--recall-users",
      defaultValue = "200",
      description = "Of them, asked for recall (default: ${DEFAULT-VALUE}).")
  private int recallUsers;

  @Option(
      names = "--heap",
      paramLabel = "MEGABYTES",
      defaultValue = "3072",
      description = "Of each process that holds a catalogue (default: ${DEFAULT-VALUE}).")
  private int heap;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServingReport report =
        new ServingBench(settings(), Clock.systemUTC(), printer::showProgress).run();
    printer.print(report);
    return CommandLine.ExitCode.OK;
  }

  private ServingBenchSettings settings() throws IOException {
    return new ServingBenchSettings(
        BenchFolderOption.root(),
        folder.make("serving"),
        videos,
        ranks,
        filters,
        over,
        new ServingBenchSettings.Audience(users, recallUsers, limit),
        new ServingBenchSettings.Load(
            rates,
            clients,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(searchSeconds)),
        lucene.settings(),
        heap,
        seed);
  }
}
