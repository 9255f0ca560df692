package io.reeltime.pipelines.bench.retrieval;

import io.reeltime.data.linear.Workers;
import io.reeltime.data.retrieval.ClusteredIndex;
import io.reeltime.data.retrieval.ExactIndex;
import io.reeltime.data.retrieval.IndexBuilder;
import io.reeltime.data.retrieval.IndexSettings;
import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.RecallReport;
import io.reeltime.pipelines.bench.BenchResult;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Times the exact index, alone and shared by several queries, and the clustered one, beside a scan
 * in float32, on generated catalogues; and what building takes. One thread searches, all build.
 */
public final class RetrievalBench {
  private static final int ROUNDS = 3;
  private static final int PEER_QUERIES = 20;
  private static final int SHARED = 8;
  private static final int[] PASSING = {10, 1};
  private static final double WANTED_RECALL = 0.98;
  private static final double NANOS_PER_SECOND = 1e9;

  private final int queries;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * Prepares it.
   *
   * @param queries users per case
   * @param progress is told what is measured
   */
  public RetrievalBench(int queries, long seed, Consumer<String> progress) {
    if (queries < PEER_QUERIES) {
      throw new IllegalArgumentException(
          "--queries: found %d, expected %d or more".formatted(queries, PEER_QUERIES));
    }
    this.queries = queries;
    this.seed = seed;
    this.progress = progress;
  }

  /** Runs all cases. */
  public RetrievalReport run(List<RetrievalCase> cases) {
    List<BenchResult> results = new ArrayList<>();
    for (RetrievalCase size : cases) {
      try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
          Arena arena = Arena.ofShared()) {
        progress.accept(size + ": generating, and the best " + Catalogue.K + " by float32");
        measure(size, Catalogue.of(size, queries, seed, workers, arena), workers, arena, results);
      }
    }
    return new RetrievalReport(results);
  }

  private void measure(
      RetrievalCase size,
      Catalogue catalogue,
      Workers workers,
      Arena arena,
      List<BenchResult> results) {
    progress.accept(size + ": scanning in float32");
    CaseResults into = new CaseResults(size.toString(), floatScan(catalogue), results);
    progress.accept(size + ": exact index");
    long begin = System.nanoTime();
    ExactIndex exact = ExactIndex.of(catalogue.rows(), workers, arena);
    into.built("exact", secondsSince(begin), exact);
    into.recall("exact", recall(exact, catalogue, 100, catalogue.best()));
    into.timing("exact", new IndexTimes(catalogue, exact, ROUNDS).single(100));
    into.timing(
        "exact, " + SHARED + " queries a pass",
        new IndexTimes(catalogue, exact, ROUNDS).shared(SHARED));
    progress.accept(size + ": clustered index");
    begin = System.nanoTime();
    ItemIndex chosen = chosen(catalogue, workers, arena);
    if (chosen instanceof ClusteredIndex clustered) {
      into.built("clustered, slack chosen", secondsSince(begin), clustered);
      into.recall("clustered", recall(clustered, catalogue, 100, catalogue.best()));
      IndexTimes times = new IndexTimes(catalogue, clustered, ROUNDS);
      into.timing("clustered", times.single(100));
      for (int percent : PASSING) {
        String path = "clustered, " + percent + " % eligible";
        into.recall(path, recall(clustered, catalogue, percent, catalogue.best(percent, workers)));
        into.timing(path, times.single(percent));
      }
    }
  }

  /** What publishing would choose, were the catalogue larger than any that is scanned whole. */
  private ItemIndex chosen(Catalogue catalogue, Workers workers, Arena arena) {
    IndexSettings settings =
        new IndexSettings(0, Double.MAX_VALUE, WANTED_RECALL, Catalogue.K, queries, seed);
    return new IndexBuilder(settings, workers)
        .build(catalogue.rows(), catalogue.users(), arena)
        .index();
  }

  private static RecallReport recall(
      ItemIndex index, Catalogue catalogue, int percent, int[][] best) {
    return RecallReport.of(
        index,
        catalogue.rows(),
        catalogue.users(),
        Catalogue.eligible(percent),
        best,
        Catalogue.K,
        IndexSettings.candidates(Catalogue.K));
  }

  private static Timing floatScan(Catalogue catalogue) {
    RowByRow scan = new RowByRow(catalogue.rows(), Catalogue.K);
    return Timing.of(1, PEER_QUERIES, 1, query -> scan.best(catalogue.user(query)));
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / NANOS_PER_SECOND;
  }
}
