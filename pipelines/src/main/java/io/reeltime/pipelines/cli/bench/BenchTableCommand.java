package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.TableBench;
import io.reeltime.pipelines.bench.TableReport;
import io.reeltime.pipelines.spark.SparkSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench table}: rows per second and core into the event table, beside Spark. */
@Command(
    name = "table",
    description = "Rows per second and core into the event table, and bytes per row, beside Spark.",
    mixinStandardHelpOptions = true)
final class BenchTableCommand implements Callable<Integer> {
  /** One worker thread: per core is what is asked. */
  private static final String MASTER = "local[1]";

  @Mixin private BenchPrinter printer;
  @Mixin private BenchFolderOption folder;

  @Option(
      names = "--rows",
      defaultValue = "1000000",
      description = "Events to write (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SparkSettings local = SparkSettings.local(BenchFolderOption.root());
    SparkSettings spark =
        new SparkSettings(
            local.javaHome(),
            local.trainingFolder(),
            MASTER,
            local.heapMegabytes(),
            local.timeout());
    TableReport report =
        new TableBench(folder.make("table"), spark, rows, seed, Clock.systemUTC()).run();
    printer.print(report);
    return CommandLine.ExitCode.OK;
  }
}
