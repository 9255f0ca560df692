package io.reeltime.training.als;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Factors by id, as primitive arrays. Immutable by convention: nobody writes to the arrays.
 *
 * @param ids of the rows
 * @param rank columns
 * @param values {@code [rows x rank]}, row-major
 */
public record FactorRows(int[] ids, int rank, float[] values) implements Serializable {
  static final String ID = "id";
  static final String FEATURES = "features";

  /** The columns MLlib's factors have. */
  static final StructType SCHEMA =
      new StructType()
          .add(ID, DataTypes.IntegerType, false)
          .add(FEATURES, DataTypes.createArrayType(DataTypes.FloatType, false), false);

  /** Those of rows of {@link #SCHEMA}. */
  static FactorRows of(Iterator<Row> rows) {
    List<Row> all = new ArrayList<>();
    rows.forEachRemaining(all::add);
    int rank = all.isEmpty() ? 0 : all.getFirst().getList(1).size();
    float[] values = new float[Math.multiplyExact(all.size(), rank)];
    for (int row = 0; row < all.size(); row++) {
      List<Float> features = all.get(row).getList(1);
      for (int column = 0; column < rank; column++) {
        values[row * rank + column] = features.get(column);
      }
    }
    return new FactorRows(all.stream().mapToInt(row -> row.getInt(0)).toArray(), rank, values);
  }

  /** The rows of each block, with the block that owns them. */
  List<Tuple2<Integer, FactorRows>> byBlock(int blocks) {
    return IntStream.range(0, blocks)
        .mapToObj(block -> new Tuple2<>(block, ownedBy(block, blocks)))
        .filter(each -> each._2().ids().length > 0)
        .toList();
  }

  private FactorRows ownedBy(int block, int blocks) {
    int[] owned =
        IntStream.range(0, ids.length)
            .filter(row -> RatingRouter.blockOf(ids[row], blocks) == block)
            .toArray();
    return select(owned);
  }

  /** Some of the rows, by place. */
  FactorRows select(int[] places) {
    float[] selected = new float[places.length * rank];
    for (int row = 0; row < places.length; row++) {
      System.arraycopy(values, places[row] * rank, selected, row * rank, rank);
    }
    return new FactorRows(IntStream.of(places).map(place -> ids[place]).toArray(), rank, selected);
  }

  Iterator<Row> rows() {
    return IntStream.range(0, ids.length)
        .mapToObj(row ->
            RowFactory.create(ids[row], Arrays.copyOfRange(values, row * rank, (row + 1) * rank)))
        .iterator();
  }

  /** A hash of the rows that does not depend on their order: the sum of a hash of each. */
  long fingerprint() {
    long sum = 0;
    for (int row = 0; row < ids.length; row++) {
      long hash = SideRows.mixed(1, ids[row]);
      for (int place = row * rank; place < (row + 1) * rank; place++) {
        hash = SideRows.mixed(hash, Float.floatToIntBits(values[place]));
      }
      sum += hash;
    }
    return sum;
  }

  /**
   * Writes the factors of the rows we have over those of a block.
   *
   * @param wanted ids of the block's rows, and the place of each
   * @param into {@code [block's rows x rank]}
   * @throws BadInputException if one of them is not finite
   */
  void overwrite(IdLookup wanted, float[] into) {
    for (int row = 0; row < ids.length; row++) {
      int place = wanted.placeOf(ids[row]);
      if (place >= 0) {
        requireFinite(row);
        System.arraycopy(values, row * rank, into, place * rank, rank);
      }
    }
  }

  private void requireFinite(int row) {
    for (int column = row * rank; column < (row + 1) * rank; column++) {
      BadInputException.require(
          Float.isFinite(values[column]),
          "initialModel",
          values[column] + " in the factor of id " + ids[row],
          "finite numbers");
    }
  }
}
