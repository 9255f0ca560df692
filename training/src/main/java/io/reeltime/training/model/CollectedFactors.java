package io.reeltime.training.model;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings the item factors of a distributed fit to the driver. */
final class CollectedFactors {
  private CollectedFactors() {}

  /**
   * Collects.
   *
   * @param rows {@code (id int, features array of float)}, the id a video index
   * @return {@code [videos x rank]}, zero for a video that has no row
   */
  static FactorMatrix of(Dataset<Row> rows, int videos, int rank) {
    FactorMatrix factors = FactorMatrix.allocate(videos, rank, Arena.ofAuto());
    float[] factor = new float[rank];
    for (Row row : rows.collectAsList()) {
      List<Float> values = row.getList(1);
      for (int column = 0; column < rank; column++) {
        factor[column] = values.get(column);
      }
      factors.setRow(row.getInt(0), factor);
    }
    return factors;
  }
}
