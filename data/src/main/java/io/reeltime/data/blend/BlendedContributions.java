package io.reeltime.data.blend;

import io.reeltime.data.factors.RowContributions;

/**
 * What each video of a history contributes to the blended scores of {@link BlendedUser}, by source:
 * the factors' part by {@link RowContributions}, the low-pass term and the neighbours' votes as
 * they stand, for they are sums over the history already. Scratch is allocated once; an instance
 * serves one thread at a time.
 */
public final class BlendedContributions {
  private final BlendedItems items;
  private final RowContributions factors;
  private final float[] row;

  public BlendedContributions(BlendedItems items) {
    this.items = items;
    this.factors = new RowContributions(items.factors(), items.gramian(), items.objective());
    this.row = new float[items.rows().rank()];
  }

  /**
   * The contributions to the score of each target.
   *
   * @param indexes videos, distinct, in the first {@code count} elements
   * @param strengths signed strength of each, finite
   * @param count number of observations
   * @param targets videos whose scores are explained
   * @throws ArithmeticException if the fold-in cannot be solved
   */
  public Contributions[] of(int[] indexes, float[] strengths, int count, int[] targets) {
    float[][] rows = new float[targets.length][items.rows().rank()];
    for (int target = 0; target < targets.length; target++) {
      items.rows().copyRow(targets[target], rows[target]);
    }
    float[][] byFactors = factors.of(indexes, strengths, count, rows);
    Contributions[] contributions = new Contributions[targets.length];
    for (int target = 0; target < targets.length; target++) {
      contributions[target] =
          new Contributions(
              byFactors[target],
              lowPass(indexes, strengths, count, rows[target]),
              neighbours(indexes, strengths, count, targets[target]));
    }
    return contributions;
  }

  /**
   * The contributions to the scores of videos that no one has liked yet: each is scored by the row
   * that it was given, as {@link BlendedUser#vector} has it, and no neighbour speaks for it.
   *
   * @param rows {@code [targets x (rank + low-pass rank)]}
   * @throws ArithmeticException if the fold-in cannot be solved
   */
  public Contributions[] ofCold(int[] indexes, float[] strengths, int count, float[][] rows) {
    float[][] byFactors = factors.of(indexes, strengths, count, rows);
    Contributions[] contributions = new Contributions[rows.length];
    for (int target = 0; target < rows.length; target++) {
      contributions[target] =
          new Contributions(
              byFactors[target],
              lowPass(indexes, strengths, count, rows[target]),
              new float[count]);
    }
    return contributions;
  }

  private float[] lowPass(int[] indexes, float[] strengths, int count, float[] target) {
    float[] contributions = new float[count];
    for (int i = 0; i < count && items.lowPassRank() > 0; i++) {
      float liking = Liking.of(strengths[i]);
      float degree = items.degrees()[indexes[i]];
      if (liking > 0 && degree > 0) {
        contributions[i] = liking / degree * lowPassDot(indexes[i], target);
      }
    }
    return contributions;
  }

  private float lowPassDot(int video, float[] target) {
    items.rows().copyRow(video, row);
    double sum = 0;
    for (int column = items.rank(); column < row.length; column++) {
      sum += (double) row[column] * target[column];
    }
    return (float) sum;
  }

  private float[] neighbours(int[] indexes, float[] strengths, int count, int target) {
    float[] contributions = new float[count];
    if (items.hasNeighbours()) {
      float scale = (float) items.weights().neighbours();
      for (int i = 0; i < count; i++) {
        float liking = Liking.of(strengths[i]);
        contributions[i] =
            liking > 0 ? liking * scale * items.neighbours().weight(indexes[i], target) : 0;
      }
    }
    return contributions;
  }
}
