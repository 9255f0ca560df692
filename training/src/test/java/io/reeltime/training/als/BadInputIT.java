package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Parameters and ratings that cannot be used, and fits that overflow. */
class BadInputIT extends LocalFits {
  @Test
  void refusesBadParametersWithNameFoundAndExpected() {
    assertRefused(small().setRank(0), table, "rank: found 0, expected 1 or more");
    assertRefused(small().setRank(5000), table, "rank: found 5000, expected 1 to 4096");
    assertRefused(small().setMaxIter(0), table, "maxIter: found 0, expected 1 or more");
    assertRefused(small().setRegParam(Double.NaN), table, "regParam: found NaN");
    assertRefused(small().setAlpha(0), table, "alpha: found 0.0, expected above 0");
    assertRefused(small().setSolver("lu"), table, "solver: found 'lu', expected cg or cholesky");
    assertRefused(small().setDevice("gpu"), table, "device: found gpu, expected auto or cpu");
    assertRefused(
        small().setObjective("mllib").setUnobservedWeight(0.5),
        table,
        "unobservedWeight: found a value");
    assertRefused(small().setUserCol("nobody"), table, "userCol: found no column 'nobody'");
  }

  @Test
  void refusesBadRatingsBeforeTheFirstEpoch() {
    for (int blocks : new int[] {1, 2}) {
      ReelAls als = small().setNumBlocks(blocks);
      for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        assertRefused(
            als,
            table.union(new TestRatings().add(3, 5, bad).table(session)),
            "ratingCol 'rating': found " + bad + " for user 3, item 5, expected a finite number");
      }
      assertRefused(als, table.limit(0), "dataset: found no rows, expected at least one rating");
      assertRefused(
          als,
          new TestRatings().add(1, 1, 0f).table(session),
          "ratingCol: found no rating other than 0");
      assertRefused(
          als,
          table.selectExpr("user + 3000000000 as user", "item", "rating"),
          "userCol 'user': found 3.0",
          "expected a whole number within the range of int");
      assertRefused(
          als,
          table.selectExpr("user", "if(item = 7, null, item) as item", "rating"),
          "itemCol 'item': found null");
    }
  }

  @Test
  void aNonFiniteFactorStopsTheRun() {
    assertOverflows(
        "cg",
        "(user|item) factors: found (NaN|-?Infinity) in column \\d after epoch \\d, expected finite"
            + " numbers; raise the regularisation or lower the confidence scale");
    assertOverflows(
        "cholesky",
        "row system: pivot \\d of 4 is (NaN|-?Infinity), expected positive; use a regularisation"
            + " above 0 and finite factors");
  }

  private static void assertOverflows(String solver, String message) {
    for (int blocks : new int[] {1, 2}) {
      ReelAls als = small().setNumBlocks(blocks).setAlpha(3e38).setMaxIter(2).setSolver(solver);
      assertThatThrownBy(() -> als.fit(table))
          .as("%s, %d blocks", solver, blocks)
          .isInstanceOf(ArithmeticException.class)
          .hasMessageMatching(message);
    }
  }
}
