package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;

/**
 * Builds the index of a catalogue: exact while it is small, else clustered with the least slack
 * that reaches the wanted recall on sampled queries, unless that looks at too much.
 */
public final class IndexBuilder {
  private static final float FIRST_SLACK = 1;
  private static final float SLACK_STEP = 0.25f;
  private static final float MOST_SLACK = 6;

  private final IndexSettings settings;
  private final Workers workers;

  public IndexBuilder(IndexSettings settings, Workers workers) {
    this.settings = settings;
    this.workers = workers;
  }

  /**
   * An index and what it finds.
   *
   * @param index over the rows
   * @param recall of it on the sampled queries
   */
  public record Measured(ItemIndex index, RecallReport recall) {}

  /**
   * Builds.
   *
   * @param source the rows; those of zeroes come into no index
   * @param queries a sample of what will be asked, one per row
   * @param arena that holds the codes
   */
  public Measured build(FactorMatrix source, FactorMatrix queries, Arena arena) {
    int[][] best = FloatScan.topK(source, queries, row -> true, settings.k(), workers);
    Measured exact = measured(ExactIndex.of(source, workers, arena), source, queries, best);
    return exact.index().rows().positions() <= settings.exactRows() || queries.rows() == 0
        ? exact
        : better(exact, source, queries, best, arena);
  }

  private Measured better(
      Measured exact, FactorMatrix source, FactorMatrix queries, int[][] best, Arena arena) {
    int lists = (int) Math.sqrt(exact.index().rows().positions());
    ClusteredIndex index = ClusterBuilder.build(source, lists, settings.seed(), workers, arena);
    for (float slack = FIRST_SLACK; slack <= MOST_SLACK; slack += SLACK_STEP) {
      Measured clustered = measured(index.withSlack(slack), source, queries, best);
      if (clustered.recall().recall() >= settings.recall()) {
        double most = settings.mostEffort() * exact.recall().scannedShare();
        return clustered.recall().scannedShare() <= most ? clustered : exact;
      }
    }
    return exact;
  }

  private Measured measured(
      ItemIndex index, FactorMatrix source, FactorMatrix queries, int[][] best) {
    int k = settings.k();
    return new Measured(
        index,
        RecallReport.of(index, source, queries, row -> true, best, k, IndexSettings.candidates(k)));
  }
}
