package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Spherical k-means (Dhillon and Modha 2001, "Concept decompositions for large sparse text data"):
 * directions are grouped, whatever the rows' lengths. Trained on a sample; rows find their centroid
 * with the kernel that serves queries, four at a time. The same for any number of workers.
 */
final class SphericalMeans {
  private static final int ROUNDS = 8;
  private static final int SAMPLE_PER_LIST = 48;
  private static final int CHUNK_ROWS = 1 << 12;

  private final FactorMatrix source;
  private final Workers workers;

  SphericalMeans(FactorMatrix source, Workers workers) {
    this.source = source;
    this.workers = workers;
  }

  /**
   * Trains.
   *
   * @param rows the rows to group, none of zeroes
   * @param lists how many centroids, at most as many as rows
   * @return unit rows, {@code [lists x columns]}
   */
  FactorMatrix train(int[] rows, int lists, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] sample =
        sample(rows, (int) Math.min(rows.length, (long) SAMPLE_PER_LIST * lists), random);
    FactorMatrix centroids = FactorMatrix.allocate(lists, source.rank(), Arena.ofAuto());
    float[] row = new float[source.rank()];
    for (int list = 0; list < lists; list++) {
      source.copyRow(sample[list], row);
      setUnit(centroids, list, row);
    }
    for (int round = 0; round < ROUNDS; round++) {
      move(centroids, sample, assign(centroids, sample), random);
    }
    return centroids;
  }

  /** The list of each row: that of the centroid with the largest inner product. */
  int[] assign(FactorMatrix centroids, int[] rows) {
    int[] lists = new int[rows.length];
    ExactIndex index = ExactIndex.of(centroids, workers, Arena.ofAuto());
    int chunks = (rows.length + CHUNK_ROWS - 1) / CHUNK_ROWS;
    NearestCentroid[] nearest = new NearestCentroid[workers.count()];
    for (int worker = 0; worker < nearest.length; worker++) {
      nearest[worker] = new NearestCentroid(source, index);
    }
    workers.run(
        chunks,
        (worker, chunk) -> {
          int from = chunk * CHUNK_ROWS;
          nearest[worker].assign(rows, from, Math.min(rows.length, from + CHUNK_ROWS), lists);
        });
    return lists;
  }

  /** Moves every centroid to the direction of its rows' sum; one without rows to some row. */
  private void move(FactorMatrix centroids, int[] rows, int[] lists, SplittableRandom random) {
    int columns = source.rank();
    float[] sums = new float[columns * centroids.rows()];
    int[] counts = new int[centroids.rows()];
    float[] row = new float[columns];
    for (int i = 0; i < rows.length; i++) {
      source.copyRow(rows[i], row);
      float scale = 1 / length(row);
      counts[lists[i]]++;
      int at = lists[i] * columns;
      for (int column = 0; column < columns; column++) {
        sums[at + column] += scale * row[column];
      }
    }
    for (int list = 0; list < counts.length; list++) {
      if (counts[list] == 0) {
        source.copyRow(rows[random.nextInt(rows.length)], row);
      } else {
        System.arraycopy(sums, list * columns, row, 0, columns);
      }
      setUnit(centroids, list, row);
    }
  }

  private static void setUnit(FactorMatrix centroids, int list, float[] row) {
    float length = length(row);
    for (int column = 0; column < row.length; column++) {
      row[column] = length > 0 ? row[column] / length : 0;
    }
    centroids.setRow(list, row);
  }

  static float length(float[] row) {
    double square = 0;
    for (float value : row) {
      square += (double) value * value;
    }
    return (float) Math.sqrt(square);
  }

  /** The first elements of a shuffle. */
  private static int[] sample(int[] rows, int count, SplittableRandom random) {
    int[] shuffled = rows.clone();
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, shuffled.length);
      int row = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = row;
    }
    return Arrays.copyOf(shuffled, count);
  }
}
