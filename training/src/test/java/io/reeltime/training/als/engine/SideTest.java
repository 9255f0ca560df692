package io.reeltime.training.als.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideTest {
  private static final SparseMatrix ROWS = EngineData.halves(500, 40, 5);
  private static final PaddedRows FACTORS = EngineData.random(500, 3, 5);

  @Test
  void sumsToTheLastBitTheSameOnAnyNumberOfWorkers() {
    double expected = sum(1);
    assertThat(expected).isNotZero();
    assertThat(IntStream.of(2, 3, 7).mapToDouble(SideTest::sum)).containsOnly(expected);
  }

  private static double sum(int threads) {
    try (Workers workers = new Workers(threads)) {
      return Side.of(ROWS, FACTORS, threads).sum(workers, row -> Math.sqrt(row + 0.1));
    }
  }
}
