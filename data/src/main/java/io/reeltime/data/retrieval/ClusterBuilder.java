package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** Groups the rows of a matrix into lists and quantises them list by list. */
final class ClusterBuilder {
  private static final float FIRST_SLACK = 2;

  private ClusterBuilder() {}

  /**
   * Builds.
   *
   * @param source the rows
   * @param lists how many are wanted; never more than rows
   * @param arena that holds the codes
   */
  static ClusteredIndex build(
      FactorMatrix source, int lists, long seed, Workers workers, Arena arena) {
    float[] scales = RowOrder.scales(source);
    int[] rows = withScale(scales);
    SphericalMeans means = new SphericalMeans(source, workers);
    FactorMatrix centroids = means.train(rows, Math.min(lists, rows.length), seed);
    int[] listOf = means.assign(centroids, rows);
    int[] starts = starts(listOf, centroids.rows());
    int[] positions = positions(rows, listOf, starts, scales);
    return new ClusteredIndex(
        QuantizedRows.of(source, positions, workers, arena),
        QuantizedRows.of(centroids, RowOrder.of(centroids), workers, arena),
        starts,
        cosines(centroids, positions, starts, source),
        FIRST_SLACK);
  }

  private static int[] withScale(float[] scales) {
    int[] rows = new int[scales.length];
    int count = 0;
    for (int row = 0; row < scales.length; row++) {
      if (scales[row] > 0) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** First block of each list. */
  private static int[] starts(int[] listOf, int lists) {
    int[] counts = new int[lists];
    for (int list : listOf) {
      counts[list]++;
    }
    int[] starts = new int[lists + 1];
    for (int list = 0; list < lists; list++) {
      starts[list + 1] = starts[list] + RowOrder.padded(counts[list]) / QuantizedRows.BLOCK;
    }
    return starts;
  }

  private static int[] positions(int[] rows, int[] listOf, int[] starts, float[] scales) {
    int lists = starts.length - 1;
    int[] positions = new int[starts[lists] * QuantizedRows.BLOCK];
    int[] counts = new int[lists];
    for (int i = 0; i < rows.length; i++) {
      int list = listOf[i];
      positions[starts[list] * QuantizedRows.BLOCK + counts[list]++] = rows[i];
    }
    for (int list = 0; list < lists; list++) {
      RowOrder.sort(positions, starts[list] * QuantizedRows.BLOCK, counts[list], scales);
    }
    return positions;
  }

  /** Mean cosine of each list's rows with its centroid; 0 for a list without rows. */
  private static float[] cosines(
      FactorMatrix centroids, int[] positions, int[] starts, FactorMatrix source) {
    float[] row = new float[source.rank()];
    float[] cosines = new float[centroids.rows()];
    for (int list = 0; list < cosines.length; list++) {
      double sum = 0;
      int count = 0;
      int end = starts[list + 1] * QuantizedRows.BLOCK;
      for (int at = starts[list] * QuantizedRows.BLOCK; at < end && positions[at] >= 0; at++) {
        source.copyRow(positions[at], row);
        sum += centroids.dot(list, row) / SphericalMeans.length(row);
        count++;
      }
      cosines[list] = count == 0 ? 0 : (float) Math.clamp(sum / count, 0, 1);
    }
    return cosines;
  }
}
