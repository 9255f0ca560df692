package io.reeltime.training.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopVideosTest {

  @Test
  void prefersTheSmallerIndexAmongEqualScores() {
    TopVideos top = new TopVideos(2);
    top.offer(9, 1f);
    top.offer(4, 1f);
    top.offer(7, 1f);
    assertThat(top.drain()).containsExactly(4, 7);
  }

  @Test
  void neverKeepsNaN() {
    TopVideos top = new TopVideos(2);
    top.offer(0, Float.NaN);
    top.offer(1, Float.NEGATIVE_INFINITY);
    assertThat(top.drain()).containsExactly(1);
  }

  @Test
  void isEmptyAfterDraining() {
    TopVideos top = new TopVideos(3);
    top.offer(1, 1f);
    top.drain();
    assertThat(top.drain()).isEmpty();
  }

  @Test
  void agreesWithASortOnRandomScoresWithTies() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int count = random.nextInt(60);
      int capacity = random.nextInt(30);
      float[] scores = new float[count];
      TopVideos top = new TopVideos(capacity);
      for (int video = 0; video < count; video++) {
        scores[video] = random.nextInt(10);
        top.offer(video, scores[video]);
      }
      int[] expected =
          IntStream.range(0, count)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(video -> -scores[video])
                      .thenComparing(Comparator.naturalOrder()))
              .limit(capacity)
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(top.drain()).as("seed %d, round %d", seed, round).containsExactly(expected);
    }
  }
}
