package io.reeltime.data.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixKernelTest {
  private static final long SEED = 7;

  /** {@code A^T B} of two blocks of rows, as Gramians and normal equations use it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 200})
  void aTileIsTheProductOfTheColumns(int depth) {
    SplittableRandom random = new SplittableRandom(SEED);
    int stride = 2 * Lanes.PANEL;
    float[] a = random(depth * stride, random);
    float[] b = random(depth * stride, random);
    float[] c = random(MatrixKernel.TILE * stride, random);
    int i0 = 3;
    int j0 = Lanes.PANEL;
    MatrixKernel.tile(a, i0, stride, 1, b, j0, stride, depth, c, 5, stride - 5);
    for (int i = 0; i < MatrixKernel.TILE; i++) {
      for (int j = 0; j < Lanes.PANEL; j++) {
        double expected = 0;
        for (int k = 0; k < depth; k++) {
          expected += (double) a[k * stride + i0 + i] * b[k * stride + j0 + j];
        }
        assertThat((double) c[5 + i * (stride - 5) + j])
            .as("seed %d, depth %d, element %d, %d", SEED, depth, i, j)
            .isCloseTo(expected, within(1e-6 * (depth + 1)));
      }
    }
  }

  /** {@code A B} of a tile of rows, as a rotation uses it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 17, 128})
  void aTileIsTheProductOfTheRows(int depth) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] a = random(MatrixKernel.TILE * depth, random);
    float[] b = random(depth * Lanes.PANEL, random);
    float[] c = new float[MatrixKernel.TILE * Lanes.PANEL];
    MatrixKernel.tile(a, 0, 1, depth, b, 0, Lanes.PANEL, depth, c, 0, Lanes.PANEL);
    for (int i = 0; i < MatrixKernel.TILE; i++) {
      for (int j = 0; j < Lanes.PANEL; j++) {
        double expected = 0;
        for (int k = 0; k < depth; k++) {
          expected += (double) a[i * depth + k] * b[k * Lanes.PANEL + j];
        }
        assertThat((double) c[i * Lanes.PANEL + j]).isCloseTo(expected, within(1e-6 * depth));
      }
    }
  }

  private static float[] random(int length, SplittableRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
