package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.IngestBench;
import io.reeltime.pipelines.bench.IngestBenchSettings;
import io.reeltime.pipelines.bench.IngestBenchSettings.Peer;
import io.reeltime.pipelines.bench.IngestReport;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench ingest}: durable events per second and acknowledgement times, beside Kafka. */
@Command(
    name = "ingest",
    description = {
      "Durable events per second and acknowledgement times: over HTTP, in the bare log engine,",
      "in bare RocksDB and in a Kafka broker, on the same disk."
    },
    mixinStandardHelpOptions = true)
final class BenchIngestCommand implements Callable<Integer> {
  @Mixin private BenchPrinter printer;
  @Mixin private BenchFolderOption folder;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Measured, per path and load (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "Before that, per path and load (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "1,8,64",
      description = "Clients at the same time (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients;

  @Option(
      names = "--batches",
      split = ",",
      defaultValue = "1,100,1000",
      description = "Events per request (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches;

  @Option(names = "--no-kafka", description = "Leave Kafka out.")
  private boolean noKafka;

  @Option(
      names = "--kafka-partitions",
      split = ",",
      defaultValue = "1,8",
      description =
          "Of Kafka's topics; each client keeps to one, and one partition keeps a total order, as"
              + " ours does (default: ${DEFAULT-VALUE}).")
  private List<Integer> kafkaPartitions;

  @Option(
      names = "--rate",
      paramLabel = "EVENTS",
      defaultValue = "0",
      description =
          "Events per second that fall due whether or not the path keeps up; times then count from"
              + " when a batch was due (default: as many as are acknowledged).")
  private long rate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    IngestBenchSettings settings =
        new IngestBenchSettings(
            BenchFolderOption.root(),
            folder.make("ingest"),
            clients,
            batches,
            rate,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds),
            noKafka ? new Peer.None() : new Peer.Kafka(kafkaPartitions));
    IngestReport report = new IngestBench(settings, Clock.systemUTC()).run(this::showProgress);
    printer.print(report);
    return CommandLine.ExitCode.OK;
  }

  private void showProgress(Measured one) {
    printer.showProgress(
        String.format(
            Locale.ROOT,
            "%d x %d, %s: %,.0f events/s",
            one.clients(),
            one.batch(),
            one.path(),
            one.eventsPerSecond()));
  }
}
