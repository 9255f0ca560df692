package io.reeltime.pipelines.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.pipelines.bench.crash.CrashReport;
import io.reeltime.pipelines.bench.crash.CrashSettings;
import io.reeltime.pipelines.bench.crash.CrashTrial;
import io.reeltime.pipelines.cli.output.CliJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench crash}: does an acknowledged event survive kill -9, exactly once? */
@Command(
    name = "crash",
    description =
        "Load the application, kill -9 it at random moments, and compare what was stored.",
    mixinStandardHelpOptions = true)
final class BenchCrashCommand implements Callable<Integer> {
  private static final int FAULTS_SHOWN = 20;
  private static final int CYCLES_PER_LINE = 25;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--cycles",
      defaultValue = "30",
      description = "Starts and kills (default: ${DEFAULT-VALUE}).")
  private int cycles;

  @Option(
      names = "--clients",
      defaultValue = "8",
      description = "Clients that send at once (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--longest-life",
      paramLabel = "DURATION",
      defaultValue = "PT4S",
      description = "ISO-8601: most time under load before a kill (default: ${DEFAULT-VALUE}).")
  private Duration longestLife;

  @Option(names = "--seed", description = "Of the random choices (default: the time).")
  private Optional<Long> seed;

  @Option(
      names = "--folder",
      description = "Empty folder to run in, on the disk in question (default: a temporary one).")
  private Optional<Path> folder;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = folder.isPresent() ? folder.get() : Files.createTempDirectory("reeltime-crash-");
    CrashSettings settings =
        new CrashSettings(home, cycles, clients, longestLife, seed.orElseGet(System::nanoTime));
    spec.commandLine()
        .getErr()
        .println("crash trial: seed " + settings.seed() + ", folder " + settings.home());
    CrashReport report = CrashTrial.run(settings, this::showProgress);
    print(report);
    if (report.faults().isEmpty() && folder.isEmpty()) {
      delete(home);
    }
    return report.faults().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }

  private void showProgress(int cycle) {
    if (cycle % CYCLES_PER_LINE == 0) {
      spec.commandLine().getErr().println("crash trial: " + cycle + " of " + cycles + " cycles");
    }
  }

  private void print(CrashReport report) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(CrashOutput.of(report)));
    } else {
      CrashOutput.of(report).printTable(out);
    }
    out.flush();
    report.faults().stream().limit(FAULTS_SHOWN).forEach(spec.commandLine().getErr()::println);
  }
}
