package io.reeltime.pipelines.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.pipelines.bench.BenchReport;
import io.reeltime.pipelines.bench.BenchResult;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.cli.output.Machine;
import java.io.PrintWriter;
import java.util.List;

/**
 * What every {@code bench ... --json} prints.
 *
 * @param bench its name
 * @param machine where it ran
 * @param results its figures
 */
record BenchOutput(String bench, Machine machine, List<BenchResult> results) {

  /** Prints a report as one JSON object. */
  static void printJson(BenchReport report, PrintWriter out) throws JsonProcessingException {
    out.println(
        CliJson.write(new BenchOutput(report.bench(), Machine.current(), report.results())));
    out.flush();
  }

  /** Prints a report as a table. */
  static void printTable(BenchReport report, PrintWriter out) {
    Machine machine = Machine.current();
    out.printf(
        "%d cores, %d GiB, %s, %s, Java %s%n",
        machine.cores(),
        machine.memoryBytes() >> 30,
        machine.architecture(),
        machine.operatingSystem(),
        machine.java());
    report.printTable(out);
    out.flush();
  }
}
