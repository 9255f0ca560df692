package io.reeltime.training.content;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Cholesky;
import io.reeltime.data.linear.Gramians;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * Weighted ridge regression from embeddings to rows, {@code min sum w |W e + c - y|^2 + r s |W|^2},
 * with s the mean variance of an embedding's number, so that r has no unit; the constant c is free.
 * Normal equations: the sums are one Gramian of embeddings and rows side by side, made once for all
 * r.
 */
final class EmbeddingRegression {
  /** Of the matrix that the Gramian is made of: 256 MiB. More videos are thinned out evenly. */
  private static final int MOST_VALUES = 1 << 26;

  private final int length;
  private final int columns;
  private final double[] means;
  private final double[] sums;

  /**
   * Sums up.
   *
   * @param videos at least one, all with an embedding of the length
   * @param rows of all videos, {@code [videos x columns]}
   */
  EmbeddingRegression(List<KnownVideo> videos, int length, FactorMatrix rows) {
    this.length = length;
    this.columns = rows.rank();
    PaddedRows table = table(videos, rows);
    this.means = means(table, videos);
    center(table, videos);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      this.sums = Gramians.of(table, workers);
    }
  }

  /** The map for one r, {@code [(length + 1) x columns]}, the constant in the last row. */
  FactorMatrix map(double ridge) {
    double[] matrix = regularised(ridge);
    Cholesky.factorise(matrix, length, length);
    FactorMatrix map = FactorMatrix.allocate(length + 1, columns, Arena.ofAuto());
    float[][] rows = new float[length + 1][columns];
    double[] right = new double[length];
    for (int column = 0; column < columns; column++) {
      double constant = means[length + column];
      for (int i = 0; i < length; i++) {
        right[i] = sums[i * (length + columns) + length + column];
      }
      Cholesky.substitute(matrix, length, right, length);
      for (int i = 0; i < length; i++) {
        rows[i][column] = (float) right[i];
        constant -= means[i] * right[i];
      }
      rows[length][column] = (float) constant;
    }
    for (int row = 0; row <= length; row++) {
      map.setRow(row, rows[row]);
    }
    return map;
  }

  private double[] regularised(double ridge) {
    int width = length + columns;
    double trace = 0;
    for (int i = 0; i < length; i++) {
      trace += sums[i * width + i];
    }
    // Embeddings that are all the same explain nothing, whatever is added.
    double added = ridge * (trace > 0 ? trace / length : 1);
    double[] matrix = new double[length * length];
    for (int i = 0; i < length; i++) {
      System.arraycopy(sums, i * width, matrix, i * length, i + 1);
      matrix[i * length + i] += added;
    }
    return matrix;
  }

  /** Embedding and row of each video that is used. */
  private PaddedRows table(List<KnownVideo> videos, FactorMatrix rows) {
    int used = Math.min(videos.size(), Math.max(1, MOST_VALUES / (length + columns)));
    PaddedRows table = PaddedRows.allocate(used, length + columns);
    for (int i = 0; i < used; i++) {
      KnownVideo video = videos.get(place(i, used, videos));
      Embedding embedding = video.video().embedding();
      embedding.copyTo(table.values(), table.offset(i));
      rows.copyRow(video.videoIndex(), table.values(), table.offset(i) + length);
    }
    return table;
  }

  private static int place(int i, int used, List<KnownVideo> videos) {
    return (int) ((long) i * videos.size() / used);
  }

  private double[] means(PaddedRows table, List<KnownVideo> videos) {
    double[] means = new double[length + columns];
    double weights = 0;
    for (int row = 0; row < table.rows(); row++) {
      double weight = videos.get(place(row, table.rows(), videos)).weight();
      weights += weight;
      for (int column = 0; column < means.length; column++) {
        means[column] += weight * table.get(row, column);
      }
    }
    for (int column = 0; column < means.length; column++) {
      means[column] /= weights;
    }
    return means;
  }

  private void center(PaddedRows table, List<KnownVideo> videos) {
    for (int row = 0; row < table.rows(); row++) {
      double weight = videos.get(place(row, table.rows(), videos)).weight();
      float root = (float) Math.sqrt(weight);
      for (int column = 0; column < length + columns; column++) {
        table.set(row, column, root * (float) (table.get(row, column) - means[column]));
      }
    }
  }
}
