package io.reeltime.training.als.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.linear.PaddedRows;
import io.reeltime.data.linear.Workers;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks whose rows have kernels of their own, and ranks of every remainder beside them. */
class RowKernelTest {
  private static final long SEED = 5;
  private static final int ROWS = 50;

  @AutoClose private final Workers workers = new Workers(2);

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 64, 100, 128, 200, 512})
  void theSumsAreThoseOfTheDefinition(int rank) {
    PaddedRows fixed = EngineData.random(ROWS, rank, SEED);
    for (int length : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 40, 333}) {
      Observations of = observations(fixed, length);
      compare(of, fixed, RowKernel.INSTANCE);
      compare(of.homogeneous(), fixed, RowKernel.INSTANCE);
      compare(of, fixed, new SplitRowSums(workers, fixed.stride()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128})
  void theKernelInRegistersAndTheGeneralOneAgree(int rank) {
    PaddedRows fixed = EngineData.random(ROWS, rank, SEED);
    Observations of = observations(fixed, 77);
    float[] x = floats(fixed.stride());
    float[] sum = new float[fixed.stride()];
    float[] general = new float[fixed.stride()];
    RowKernel.INSTANCE.residual(of, x, sum);
    RowKernel.residualByFours(of, x, general);
    for (int column = 0; column < rank; column++) {
      assertThat(sum[column]).isCloseTo(general[column], within(2e-3f));
    }
    assertThat(RowKernel.INSTANCE.curvature(of, x))
        .isCloseTo(RowKernel.curvatureByFours(of, x), within(1e-3));
  }

  private static void compare(Observations of, PaddedRows fixed, RowSums sums) {
    float[] x = floats(fixed.stride());
    float[] sum = floats(fixed.stride());
    double[] expected = doubles(sum, fixed.rank());
    double confidences = 0;
    double curvature = 0;
    double[] own = doubles(x, fixed.rank());
    for (int entry = of.from(); entry < of.to(); entry++) {
      double[] y = EngineData.row(fixed, of.columns()[entry]);
      double c = 1.5 * Math.abs(of.strengths()[entry]);
      double b = of.strengths()[entry] > 0 ? (c + 0.25) * of.target() : 0;
      double product = EngineData.dot(y, own);
      confidences += c;
      curvature += c * product * product;
      for (int column = 0; column < y.length; column++) {
        expected[column] += (b - c * product) * y[column];
      }
    }
    double scale = Math.max(1, curvature) * 1e-5;
    assertThat(sums.residual(of, x, sum)).isCloseTo(confidences, within(1e-3));
    assertThat(sums.curvature(of, x)).isCloseTo(curvature, within(scale));
    assertThat(doubles(sum, fixed.rank()))
        .as("seed %d, rank %d, %d observations", SEED, fixed.rank(), of.to() - of.from())
        .containsExactly(expected, within(scale));
  }

  private static Observations observations(PaddedRows fixed, int length) {
    SplittableRandom random = new SplittableRandom(SEED + length);
    int before = 3;
    int[] columns = random.ints(before + length + 2, 0, ROWS).toArray();
    float[] strengths = new float[columns.length];
    for (int entry = 0; entry < strengths.length; entry++) {
      strengths[entry] = (float) random.nextDouble(-1, 2);
    }
    return new Observations(
        fixed.values(),
        fixed.stride(),
        columns,
        strengths,
        before,
        before + length,
        1.5f,
        0.25f,
        1);
  }

  private static float[] floats(int length) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-0.2, 0.2);
    }
    return values;
  }

  private static double[] doubles(float[] values, int length) {
    double[] copy = new double[length];
    for (int i = 0; i < length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }
}
