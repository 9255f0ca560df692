package io.reeltime.training.als;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.Loss;
import io.reeltime.training.als.engine.SparseMatrix;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Ratings for tests, as a table and as the engine's rows. */
final class TestRatings {
  static final StructType SCHEMA =
      new StructType()
          .add("user", DataTypes.IntegerType, true)
          .add("item", DataTypes.IntegerType, true)
          .add("rating", DataTypes.FloatType, true);

  private final List<Row> rows = new ArrayList<>();

  /** Two groups of taste with noise; every fifth is a refusal. */
  static TestRatings random(int users, int items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TestRatings ratings = new TestRatings();
    for (int user = 0; user < users; user++) {
      for (int item = 0; item < items; item++) {
        boolean alike = user % 2 == item % 2;
        if (random.nextInt(alike ? 3 : 12) == 0) {
          ratings.add(user, item, random.nextInt(5) == 0 ? -1f : 1 + random.nextInt(3));
        }
      }
    }
    return ratings;
  }

  TestRatings add(int user, int item, float rating) {
    rows.add(RowFactory.create(user, item, rating));
    return this;
  }

  Dataset<Row> table(SparkSession session) {
    return session.createDataFrame(rows, SCHEMA);
  }

  /** A row per user from 0, a column per item from 0. */
  SparseMatrix matrix(int users, int items) {
    List<TreeMap<Integer, Float>> byUser = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      byUser.add(new TreeMap<>());
    }
    rows.forEach(
        row -> byUser.get(row.getInt(0)).merge(row.getInt(1), row.getFloat(2), Float::sum));
    int[] starts = new int[users + 1];
    for (int user = 0; user < users; user++) {
      starts[user + 1] = starts[user] + byUser.get(user).size();
    }
    int[] columns =
        byUser.stream().flatMap(row -> row.keySet().stream()).mapToInt(Integer::intValue).toArray();
    float[] strengths = new float[columns.length];
    int next = 0;
    for (Map<Integer, Float> row : byUser) {
      for (float strength : row.values()) {
        strengths[next++] = strength;
      }
    }
    return new SparseMatrix(items, starts, columns, strengths);
  }

  /** The loss of factors whose ids are 0, 1, and so on. */
  double loss(Dataset<Row> users, Dataset<Row> items, ImplicitObjective objective) {
    Factors factors = new Factors(matrix(users), matrix(items));
    return Loss.of(matrix(factors.users().rows(), factors.items().rows()), factors, objective);
  }

  /** {@code [rows x rank]}, in the order of the ids. */
  static float[][] sorted(Dataset<Row> factors) {
    return factors.sort("id").collectAsList().stream()
        .map(row -> {
          List<Float> values = row.getList(1);
          float[] array = new float[values.size()];
          Arrays.setAll(new Object[values.size()], i -> array[i] = values.get(i));
          return array;
        })
        .toArray(float[][]::new);
  }

  private static FactorMatrix matrix(Dataset<Row> rows) {
    float[][] values = sorted(rows);
    FactorMatrix matrix = FactorMatrix.allocate(values.length, values[0].length, Arena.ofAuto());
    for (int row = 0; row < values.length; row++) {
      matrix.setRow(row, values[row]);
    }
    return matrix;
  }
}
