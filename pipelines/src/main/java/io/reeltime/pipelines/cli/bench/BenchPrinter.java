package io.reeltime.pipelines.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.pipelines.bench.BenchReport;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a benchmark speaks: its figures to the output, what it is doing to the error output. */
final class BenchPrinter {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** Prints the figures. */
  void print(BenchReport report) throws JsonProcessingException {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      BenchOutput.printJson(report, out);
    } else {
      BenchOutput.printTable(report, out);
    }
  }

  /** Prints a line for whoever waits. */
  void showProgress(String line) {
    PrintWriter err = command.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
