package io.reeltime.pipelines.bench;

import java.io.PrintWriter;
import java.util.List;

/** What a benchmark found. */
public interface BenchReport {

  /** Its name, as in {@code ./reeltime bench NAME}. */
  String bench();

  /** Every figure. */
  List<BenchResult> results();

  /** The same for a reader. */
  void printTable(PrintWriter out);
}
