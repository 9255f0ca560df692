package io.reeltime.data.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKernelTest {
  private static final long SEED = 5;
  private static final int ROWS = BlockKernel.ROWS;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 128, 201})
  void sumsAreThoseOfANaiveLoop(int columns) {
    SplittableRandom random = new SplittableRandom(SEED);
    MemorySegment codes = Arena.ofAuto().allocate(3L * columns * ROWS, 64);
    for (long at = 0; at < codes.byteSize(); at++) {
      codes.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt(256));
    }
    int most = Short.MAX_VALUE / 128 / columns;
    short[][] queries = new short[4][columns];
    short[] starts = new short[4];
    for (int query = 0; query < 4; query++) {
      int sum = 0;
      for (int column = 0; column < columns; column++) {
        queries[query][column] = (short) random.nextInt(-most, most + 1);
        sum += queries[query][column];
      }
      starts[query] = (short) (-QuantizedRows.ZERO * sum);
    }
    short[] sums = new short[4 * ROWS];
    short[] single = new short[ROWS];
    for (int block = 0; block < 3; block++) {
      long at = (long) block * columns * ROWS;
      BlockKernel.sums(codes, at, queries[0], queries[1], queries[2], queries[3], starts, sums);
      for (int query = 0; query < 4; query++) {
        BlockKernel.sums(codes, at, queries[query], starts[query], single);
        for (int slot = 0; slot < ROWS; slot++) {
          int row = BlockKernel.rowOf(slot);
          int expected = 0;
          for (int column = 0; column < columns; column++) {
            int code = codes.get(ValueLayout.JAVA_BYTE, at + (long) column * ROWS + row) & 0xff;
            expected += queries[query][column] * (code - QuantizedRows.ZERO);
          }
          assertThat((int) single[slot]).as("seed %d, row %d", SEED, row).isEqualTo(expected);
          assertThat((int) sums[query * ROWS + slot]).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void everyRowHasASlot() {
    assertThat(IntStream.range(0, ROWS).map(BlockKernel::rowOf).sorted().toArray())
        .isEqualTo(IntStream.range(0, ROWS).toArray());
  }

  @ParameterizedTest
  @ValueSource(shorts = {Short.MIN_VALUE, -1, 0, 5, Short.MAX_VALUE})
  void aBitStandsForEverySumAboveTheLimit(short limit) {
    SplittableRandom random = new SplittableRandom(SEED);
    short[] sums = new short[3 * ROWS];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (short) (random.nextBoolean() ? random.nextInt(-3, 9) : random.nextInt());
    }
    long above = BlockKernel.above(sums, ROWS, limit);
    for (int slot = 0; slot < ROWS; slot++) {
      assertThat((above >>> slot & 1) == 1).isEqualTo(sums[ROWS + slot] > limit);
    }
  }
}
