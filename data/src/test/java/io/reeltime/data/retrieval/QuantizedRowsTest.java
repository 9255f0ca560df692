package io.reeltime.data.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizedRowsTest {
  private static final long SEED = 11;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 64, 500})
  void aScoreIsOffByNoMoreThanItsRounding(int columns) {
    SplittableRandom random = new SplittableRandom(SEED);
    FactorMatrix rows = Catalogues.rows(300, columns, random);
    Search search = new Search(columns);
    ExactIndex index = index(rows);
    for (int round = 0; round < 20; round++) {
      float[] query = Catalogues.vector(columns, Math.exp(5 * random.nextGaussian()), random);
      search.begin(query, row -> true, 0, 300);
      index.search(search, ItemIndex.NEVER);
      assertThat(search.size()).isGreaterThan(200);
      for (int place = 0; place < search.size(); place++) {
        int row = search.row(place);
        // Half a step of each code, were all of the same sign: root of columns over 181 each.
        double most = rows.norm(row) * length(query) * (2 * Math.sqrt(columns) / 181 + 1e-3);
        assertThat((double) search.score(place))
            .as("seed %d, round %d, row %d", SEED, round, row)
            .isCloseTo(rows.dot(row, query), within(most));
      }
    }
  }

  @Test
  void noSumOverflowsHoweverRowAndQueryPointTheSameWay() {
    int columns = 100;
    FactorMatrix rows = FactorMatrix.allocate(3, columns, Arena.ofAuto());
    float[] even = new float[columns];
    Arrays.fill(even, 3);
    float[] single = new float[columns];
    single[42] = 1e-6f;
    float[] pair = new float[columns];
    pair[1] = 1e6f;
    pair[2] = -1e6f;
    rows.setRow(0, even);
    rows.setRow(1, single);
    rows.setRow(2, pair);
    Search search = new Search(columns);
    for (int row = 0; row < 3; row++) {
      float[] query = new float[columns];
      rows.copyRow(row, query);
      int wanted = row;
      search.begin(query, candidate -> candidate == wanted, 1, 1);
      index(rows).search(search, ItemIndex.NEVER);
      double square = Math.pow(rows.norm(row), 2);
      assertThat((double) search.score(0)).isCloseTo(square, within(square * .02));
    }
  }

  @Test
  void rowsOfZeroesAndOfNoNumbersHaveNoScale() {
    assertThat(QuantizedRows.scale(new float[] {0, 0})).isZero();
    assertThat(QuantizedRows.scale(new float[] {Float.NaN, 1})).isZero();
    assertThat(QuantizedRows.scale(new float[] {1, Float.POSITIVE_INFINITY})).isZero();
    assertThat(QuantizedRows.scale(new float[] {3, 3, 3, -3})).isEqualTo(6f / 181, within(1e-6f));
    assertThat(QuantizedRows.scale(new float[] {3, -4})).isEqualTo(4f / 127, within(1e-6f));
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    QuantizedRows rows = index(Catalogues.rows(70, 4, new SplittableRandom(SEED))).rows();
    assertThatThrownBy(() -> new QuantizedRows(rows.codes(), 5, new int[128], new float[128]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "found 128 positions, 128 scales and %d bytes of codes"
                .formatted(rows.codes().byteSize()))
        .hasMessageContaining("blocks of 64 positions, as many scales, and 5 bytes for each");
  }

  @Test
  void aQueryThatIsNoNumberIsRefused() {
    Search search = new Search(2);
    search.begin(new float[] {Float.NaN, 1}, row -> true, 0, 1);
    ExactIndex index = index(Catalogues.rows(5, 2, new SplittableRandom(SEED)));
    assertThatThrownBy(() -> index.search(search, ItemIndex.NEVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("query: found a squared length of NaN, expected finite numbers");
  }

  private static ExactIndex index(FactorMatrix rows) {
    try (Workers workers = new Workers(2)) {
      return ExactIndex.of(rows, workers, Arena.ofAuto());
    }
  }

  private static double length(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    return Math.sqrt(square);
  }
}
