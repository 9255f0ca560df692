package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.freshness.FreshnessBench;
import io.reeltime.pipelines.bench.freshness.FreshnessSettings;
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

/** {@code bench freshness}: from an event's acknowledgement to the first answer that knows it. */
@Command(
    name = "freshness",
    description = {
      "Time from the acknowledgement of an event to the first answer that knows it,",
      "idle and beside requests and events."
    },
    mixinStandardHelpOptions = true)
final class BenchFreshnessCommand implements Callable<Integer> {
  @Mixin private BenchPrinter printer;
  @Mixin private BenchFolderOption folder;

  @Option(
      names = "--processes",
      split = ",",
      defaultValue = "1,2",
      description =
          "1: one process takes events and answers; 2: another answers, and follows the log over"
              + " HTTP (default: ${DEFAULT-VALUE}).")
  private List<Integer> processes;

  @Option(
      names = "--videos",
      defaultValue = "1000000",
      description = "Of the catalogue (default: ${DEFAULT-VALUE}).")
  private int videos;

  @Option(
      names = "--rank",
      defaultValue = "128",
      description = "Of the factors (default: ${DEFAULT-VALUE}).")
  private int rank;

  @Option(
      names = "--users",
      defaultValue = "5000",
      description = "Who take turns (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--requests",
      defaultValue = "200",
      description = "Per second, beside, under load (default: ${DEFAULT-VALUE}).")
  private long requests;

  @Option(
      names = "--events",
      defaultValue = "1000",
      description = "Per second, beside, under load (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "Measured, idle and under load (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Before that, each (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    FreshnessSettings settings =
        new FreshnessSettings(
            BenchFolderOption.root(),
            folder.make("freshness"),
            processes,
            videos,
            rank,
            users,
            requests,
            events,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds),
            seed);
    ServingReport report =
        new FreshnessBench(settings, Clock.systemUTC(), printer::showProgress).run();
    printer.print(report);
    return CommandLine.ExitCode.OK;
  }
}
