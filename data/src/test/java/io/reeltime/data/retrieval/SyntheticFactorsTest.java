package io.reeltime.data.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A generated catalogue of the size of MovieLens 1M has the figures that were found there. */
class SyntheticFactorsTest {
  private static final int ROWS = 3_583;
  private static final int SAMPLE = 100;
  private static final double SLACK = 0.11;

  @ParameterizedTest
  @CsvSource({"64, .75, .66, .51, .52, .43, .29", "128, .61, .50, .37, .41, .33, .21"})
  void cosinesAreThoseOfAModel(
      int columns,
      double near1,
      double near10,
      double near100,
      double user1,
      double user10,
      double user100) {
    SyntheticFactors world = new SyntheticFactors(200, columns, 1);
    FactorMatrix rows = world.rows(ROWS, Arena.ofAuto());
    FactorMatrix users = world.queries(SAMPLE, Arena.ofAuto());
    assertThat(cosines(rows, rows, 1)).isCloseTo(near1, within(SLACK));
    assertThat(cosines(rows, rows, 10)).isCloseTo(near10, within(SLACK));
    assertThat(cosines(rows, rows, 100)).isCloseTo(near100, within(SLACK));
    assertThat(cosines(users, rows, 0)).isCloseTo(user1, within(SLACK));
    assertThat(cosines(users, rows, 9)).isCloseTo(user10, within(SLACK));
    assertThat(cosines(users, rows, 99)).isCloseTo(user100, within(SLACK));
  }

  @ParameterizedTest
  @CsvSource({".01, .09, .03", ".1, .25, .05", ".25, .53, .05", ".75, 1.53, .25", ".99, 2.39, .3"})
  void lengthsAreThoseOfAModel(double quantile, double overMedian, double slack) {
    FactorMatrix rows = new SyntheticFactors(200, 64, 1).rows(ROWS, Arena.ofAuto());
    double[] lengths = new double[ROWS];
    Arrays.setAll(lengths, rows::norm);
    Arrays.sort(lengths);
    assertThat(lengths[(int) (quantile * ROWS)] / lengths[ROWS / 2])
        .isCloseTo(overMedian, within(slack));
  }

  /** Median cosine of the first rows with the row at that rank. */
  private static double cosines(FactorMatrix from, FactorMatrix rows, int rank) {
    double[] atRank = new double[SAMPLE];
    float[] vector = new float[rows.rank()];
    for (int i = 0; i < SAMPLE; i++) {
      from.copyRow(i, vector);
      double length = from.norm(i);
      double[] cosines = new double[ROWS];
      Arrays.setAll(cosines, row -> rows.dot(row, vector) / rows.norm(row) / length);
      Arrays.sort(cosines);
      atRank[i] = cosines[ROWS - 1 - rank];
    }
    Arrays.sort(atRank);
    return atRank[SAMPLE / 2];
  }
}
