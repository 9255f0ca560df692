package io.reeltime.pipelines.cli;

import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.options.SparkOptions;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.cli.output.ProgressLine;
import io.reeltime.pipelines.maintenance.MaintenanceRecord;
import io.reeltime.pipelines.maintenance.MaintenanceRuns;
import io.reeltime.pipelines.maintenance.MaintenanceState;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.training.job.MaintenanceRules;
import io.reeltime.training.job.TableMaintained;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code maintain}: one maintenance run now, beside a running server or without one. */
@Command(
    name = "maintain",
    description = {
      "Compact the event table, expire old snapshots of it, remove files nobody knows.",
      "Safe beside a running server, which does so once a day by itself."
    },
    mixinStandardHelpOptions = true)
final class MaintainCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;
  @Mixin private SparkOptions spark;

  @Option(
      names = "--snapshot-age",
      paramLabel = "DURATION",
      description = "ISO-8601: age after which table snapshots expire (default: P1D).")
  private Optional<Duration> snapshotAge;

  @Option(
      names = "--orphan-age",
      paramLabel = "DURATION",
      description = "ISO-8601: age after which unknown files are removed (default: P3D).")
  private Optional<Duration> orphanAge;

  @Option(
      names = "--fewest-files",
      paramLabel = "N",
      description = "Small files of a day that are worth a compaction (default: 5).")
  private Optional<Integer> fewestFiles;

  @Option(names = "--json", description = "Print one JSON object: the run's record.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    MaintenanceRules rules = rules();
    Optional<MaintenanceRecord> run;
    try (ProgressLine progress = new ProgressLine("maintain")) {
      run =
          new MaintenanceRuns(
                  home.home(), new SparkChild(spark.settings()), rules, Clock.systemUTC())
              .run(progress::show);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (run.isEmpty()) {
      spec.commandLine().getErr().println("another maintenance run of this home is under way");
      return CommandLine.ExitCode.SOFTWARE;
    }
    out.println(json ? CliJson.write(run.get()) : inWords(run.get()));
    out.flush();
    return run.get().state() == MaintenanceState.FAILED
        ? CommandLine.ExitCode.SOFTWARE
        : CommandLine.ExitCode.OK;
  }

  private MaintenanceRules rules() {
    MaintenanceRules usual = MaintenanceRules.DEFAULT;
    try {
      return new MaintenanceRules(
          fewestFiles.orElse(usual.fewestFiles()),
          snapshotAge.orElse(usual.snapshotAge()),
          orphanAge.orElse(usual.orphanAge()));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String inWords(MaintenanceRecord run) {
    StringBuilder words = new StringBuilder(run.state() + ": " + run.reason());
    for (TableMaintained table : run.tables()) {
      words.append(
          "%n%s: %d files compacted to %d, %d snapshots expired, %d files deleted, %d orphans removed"
              .formatted(
                  table.table(),
                  table.compactedFiles(),
                  table.writtenFiles(),
                  table.expiredSnapshots(),
                  table.deletedFiles(),
                  table.orphanFiles()));
    }
    return words.toString();
  }
}
