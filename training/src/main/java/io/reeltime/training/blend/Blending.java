package io.reeltime.training.blend;

import io.reeltime.data.blend.BlendWeights;
import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.LowPassParameters;
import io.reeltime.training.job.NeighbourParameters;
import io.reeltime.training.progress.ProgressListener;
import java.lang.foreign.Arena;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Adds the second source to factors: computes low-pass term and neighbours, measures how far the
 * scores of each spread, and puts together what users are scored with. A source of weight 0 is not
 * computed.
 *
 * @param lowPass rank and weight of the low-pass term
 * @param neighbours number and weight of the neighbours
 * @param seed of the low-pass term's first block
 * @param session what neighbours are computed on; asked for only when they are
 */
public record Blending(
    LowPassParameters lowPass,
    NeighbourParameters neighbours,
    long seed,
    Supplier<SparkSession> session) {

  /**
   * Blends.
   *
   * @param factors the items of a model of factors alone, fitted on the same data
   * @param data what both sources are computed from
   * @param progress from 0 to 1
   */
  public BlendedItems of(BlendedItems factors, TrainingData data, ProgressListener progress) {
    Likings likings = Likings.of(data);
    int lowPassRank = lowPass.weight() > 0 ? LowPass.rank(likings, lowPass.rank()) : 0;
    boolean withNeighbours = neighbours.weight() > 0 && likings.activeVideos() > 0;
    if (lowPassRank == 0 && !withNeighbours) {
      return factors;
    }
    FactorMatrix rows = rows(factors.factors(), likings, lowPassRank);
    progress.at(0.4, "low-pass term of rank " + lowPassRank);
    NeighbourLists lists =
        withNeighbours
            ? SparkNeighbours.of(CoOccurrence.of(likings, data), neighbours.count(), session.get())
            : NeighbourLists.none(data.videos());
    progress.at(0.8, lists.entries() + " neighbours of " + data.videos() + " videos");
    BlendedItems unscaled =
        items(factors, rows, likings, lists, new BlendWeights(1, 1, withNeighbours ? 1 : 0, 1));
    Deviations deviations = Deviations.of(unscaled, data, likings);
    BlendWeights weights =
        new BlendWeights(
            lowPassRank > 0 ? lowPass.weight() : 0,
            lowPassRank > 0 ? deviations.lowPassScale() : 0,
            withNeighbours ? neighbours.weight() : 0,
            withNeighbours ? deviations.neighbourScale() : 0);
    scaleLowPass(rows, factors.rank(), (float) Math.sqrt(weights.lowPass()));
    progress.at(1, "blend");
    return items(factors, rows, likings, lists, weights);
  }

  private static BlendedItems items(
      BlendedItems factors,
      FactorMatrix rows,
      Likings likings,
      NeighbourLists lists,
      BlendWeights weights) {
    return new BlendedItems(
        rows,
        factors.rank(),
        factors.gramian(),
        factors.objective(),
        LowPass.degrees(likings),
        lists,
        weights);
  }

  /** Factors and low-pass columns side by side. */
  private FactorMatrix rows(FactorMatrix factors, Likings likings, int lowPassRank) {
    if (lowPassRank == 0) {
      return factors;
    }
    FactorMatrix lowPassRows = LowPass.rows(likings, lowPassRank, seed);
    int rank = factors.rank();
    FactorMatrix rows = FactorMatrix.allocate(factors.rows(), rank + lowPassRank, Arena.ofAuto());
    float[] row = new float[rows.rank()];
    float[] behind = new float[lowPassRank];
    for (int video = 0; video < rows.rows(); video++) {
      factors.copyRow(video, row);
      lowPassRows.copyRow(video, behind);
      System.arraycopy(behind, 0, row, rank, lowPassRank);
      rows.setRow(video, row);
    }
    return rows;
  }

  /** In place, before anyone else sees the rows: they may be a gigabyte. */
  private static void scaleLowPass(FactorMatrix rows, int rank, float scale) {
    if (rows.rank() == rank) {
      return;
    }
    float[] row = new float[rows.rank()];
    for (int video = 0; video < rows.rows(); video++) {
      rows.copyRow(video, row);
      for (int column = rank; column < row.length; column++) {
        row[column] *= scale;
      }
      rows.setRow(video, row);
    }
  }
}
