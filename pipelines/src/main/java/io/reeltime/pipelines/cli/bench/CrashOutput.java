package io.reeltime.pipelines.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeltime.pipelines.bench.crash.CrashReport;
import io.reeltime.pipelines.cli.output.Machine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What {@code bench crash --json} prints.
 *
 * @param bench always {@code crash}
 * @param machine where it ran
 * @param seed of the trial
 * @param results one row per figure
 */
record CrashOutput(String bench, Machine machine, long seed, List<Result> results) {

  /** One figure. */
  record Result(@JsonProperty("case") String trial, String metric, String unit, long value) {}

  static CrashOutput of(CrashReport report) {
    String trial = report.cycles() + " kills";
    return new CrashOutput(
        "crash",
        Machine.current(),
        report.seed(),
        List.of(
            new Result(trial, "sent", "events", report.sent()),
            new Result(trial, "retried", "events", report.retries()),
            new Result(trial, "acknowledged", "events", report.acknowledged()),
            new Result(trial, "stored", "events", report.stored()),
            new Result(trial, "in the table", "events", report.rowsOfTable()),
            new Result(trial, "acknowledged and lost", "events", report.lost()),
            new Result(trial, "broken promises", "faults", report.faults().size())));
  }

  void printTable(PrintWriter out) {
    out.printf(Locale.ROOT, "%-12s %-22s %12s %s%n", "case", "metric", "value", "unit");
    results.forEach(result ->
        out.printf(
            Locale.ROOT,
            "%-12s %-22s %12d %s%n",
            result.trial(),
            result.metric(),
            result.value(),
            result.unit()));
  }
}
