package io.reeltime.training.als.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowScheduleTest {

  @Test
  void everyRowWithEntriesIsTakenOnceTheLongestFirst() {
    SparseMatrix rows = ofLengths(random());
    RowSchedule schedule = RowSchedule.of(rows, 4);
    assertThat(Arrays.stream(schedule.order()).sorted())
        .containsExactlyElementsOf(
            IntStream.range(0, rows.rows()).filter(row -> rows.length(row) > 0).boxed().toList());
    assertThat(Arrays.stream(schedule.order()).map(row -> -rows.length(row))).isSorted();
    assertThat(schedule.splitRows()).isZero();
    assertThat(schedule.chunkStarts()).isSorted().startsWith(0);
    assertThat(schedule.chunkStarts()[schedule.chunks()]).isEqualTo(schedule.order().length);
    assertThat(schedule.chunks()).isGreaterThan(4);
  }

  @Test
  void aRowThatHoldsMuchOfEverythingIsSplit() {
    int[] lengths = new int[50];
    Arrays.fill(lengths, 10);
    lengths[17] = 40_000;
    RowSchedule schedule = RowSchedule.of(ofLengths(lengths), 2);
    assertThat(schedule.splitRows()).isEqualTo(1);
    assertThat(schedule.order()).startsWith(17);
    assertThat(schedule.chunkStarts()).startsWith(1);
  }

  @Test
  void noEntriesNoChunks() {
    assertThat(RowSchedule.of(ofLengths(new int[3]), 2).chunks()).isZero();
    assertThat(RowSchedule.of(ofLengths(new int[0]), 2).chunks()).isZero();
  }

  private static int[] random() {
    SplittableRandom random = new SplittableRandom(3);
    return IntStream.generate(() -> random.nextInt(60)).limit(500).toArray();
  }

  private static SparseMatrix ofLengths(int[] lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int row = 0; row < lengths.length; row++) {
      starts[row + 1] = starts[row] + lengths[row];
    }
    int entries = starts[lengths.length];
    return new SparseMatrix(1, starts, new int[entries], new float[entries]);
  }
}
