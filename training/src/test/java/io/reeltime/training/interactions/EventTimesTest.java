package io.reeltime.training.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventTimesTest {

  @Test
  void cutsWhereTheShareOfPositiveEventsBegins() {
    // Positive at 10, 20, 30, 40; a tenth and a quarter of four lie behind the fourth and third.
    List<EventTimes.Part> parts =
        List.of(
            EventTimes.Part.of(List.of(chunk(new long[] {40, 5, 10}, 1, -1, 1))),
            EventTimes.Part.of(List.of(chunk(new long[] {20, 30, 99}, 1, 1, 0))));
    assertThat(EventTimes.of(parts, 0.1)).isEqualTo(new EventTimes(6, 99, 40));
    assertThat(EventTimes.of(parts, 0.25)).isEqualTo(new EventTimes(6, 99, 30));
  }

  @Test
  void isWithinATenThousandthOfTheExactCutHoweverManyEvents() {
    SplittableRandom random = new SplittableRandom(5);
    int size = 70_003;
    List<EventTimes.Part> parts = new ArrayList<>();
    long[] all = new long[3 * size];
    for (int part = 0; part < 3; part++) {
      long[] millis = random.longs(size, 0, 1L << 40).toArray();
      System.arraycopy(millis, 0, all, part * size, size);
      double[] ones = new double[size];
      Arrays.fill(ones, 1);
      parts.add(EventTimes.Part.of(List.of(chunk(millis, ones))));
    }
    long cut = EventTimes.of(parts, 0.2).cutMillis();
    long before = IntStream.range(0, all.length).filter(event -> all[event] < cut).count();
    assertThat(before / (double) all.length).as("seed 5").isBetween(0.7998, 0.8002);
  }

  @Test
  void liesBehindTheOldestEventWhereAllHaveOneTime() {
    List<EventTimes.Part> parts =
        List.of(EventTimes.Part.of(List.of(chunk(new long[] {7, 7, 7}, 1, 1, 1))));
    assertThat(EventTimes.of(parts, 0.1).cutMillis()).isEqualTo(8);
  }

  @Test
  void isTheNewestTimeWithoutPositiveEvents() {
    List<EventTimes.Part> parts =
        List.of(EventTimes.Part.of(List.of(chunk(new long[] {3, 9}, -1, 0))));
    assertThat(EventTimes.of(parts, 0.1).cutMillis()).isEqualTo(9);
  }

  @Test
  void countsNothingWhereNothingIs() {
    assertThat(EventTimes.of(List.of(EventTimes.Part.of(List.of())), 0.1).events()).isZero();
  }

  private static EventChunk chunk(long[] millis, double... strengths) {
    return new EventChunk(
        0,
        0,
        new byte[0][],
        new byte[0][],
        new int[millis.length],
        new int[millis.length],
        strengths,
        millis);
  }
}
