package io.reeltime.pipelines.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Rows into the event table, beside Spark's own Parquet writer.
 *
 * @param rows written by each, in each round
 * @param table what the table writer took
 * @param spark what Spark took
 */
public record TableReport(long rows, Writing table, Writing spark) implements BenchReport {
  private static final String PEER = "spark parquet zstd";

  /**
   * What writing all rows took, the median of the warm rounds.
   *
   * @param seconds on the clock
   * @param cpuSeconds of the whole process
   * @param bytes of the Parquet files
   */
  public record Writing(double seconds, double cpuSeconds, long bytes) {

    /** Leaves the first round out: it warms up. */
    static Writing warm(List<Double> seconds, List<Double> cpuSeconds, long bytes) {
      return new Writing(median(seconds), median(cpuSeconds), bytes);
    }

    private static double median(List<Double> rounds) {
      List<Double> warm = rounds.stream().skip(1).sorted().toList();
      return warm.get(warm.size() / 2);
    }
  }

  @Override
  public String bench() {
    return "table";
  }

  @Override
  public List<BenchResult> results() {
    String title = rows + " audience events";
    return List.of(
        BenchResult.higher(
            title,
            "rows/s and core",
            "1/s",
            rows / table.cpuSeconds(),
            PEER,
            rows / spark.cpuSeconds()),
        BenchResult.higher(
            title,
            "rows/s, one writer",
            "1/s",
            rows / table.seconds(),
            PEER,
            rows / spark.seconds()),
        BenchResult.lower(
            title,
            "bytes/row",
            "B",
            (double) table.bytes() / rows,
            PEER,
            (double) spark.bytes() / rows));
  }

  @Override
  public void printTable(PrintWriter out) {
    out.printf("%-20s %14s %20s %8s%n", "metric", "event table", PEER, "ratio");
    for (BenchResult result : results()) {
      out.printf(
          Locale.ROOT,
          "%-20s %,14.1f %,20.1f %8.2f%n",
          result.metric(),
          result.value(),
          result.peerValue(),
          result.ratio());
    }
  }
}
