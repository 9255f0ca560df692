package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  @Test
  void countsExactlyTheVideosPublishedByATime() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Timeline timeline =
          new Timeline(START, 1 + random.nextInt(1_000_000), 1 + random.nextInt(100_000));
      long millis = START + random.nextLong(-70, 300) * Timeline.DAY_MILLIS + random.nextInt();
      int published = timeline.publishedBy(millis);
      assertThat(timeline.publishedAtMillis(published)).as("seed " + seed).isGreaterThan(millis);
      if (published > 0) {
        assertThat(timeline.publishedAtMillis(published - 1))
            .as("seed " + seed)
            .isLessThanOrEqualTo(millis);
      }
    }
  }

  @Test
  void holdsTheVideosAtStartAtStartAndGrowsByTheVideosPerDay() {
    Timeline timeline = new Timeline(START, 2_000, 33);
    assertThat(timeline.publishedBy(START)).isEqualTo(2_000);
    assertThat(timeline.publishedBy(START + Timeline.DAY_MILLIS)).isEqualTo(2_033);
    assertThat(timeline.publishedBy(START - Timeline.BACKLOG.toMillis())).isZero();
    assertThat(timeline.publishedBy(0)).isZero();
  }

  @Test
  void neverGrowsWithoutVideosPerDay() {
    Timeline timeline = new Timeline(START, 27_000, 0);
    assertThat(timeline.publishedBy(START + 1_000 * Timeline.DAY_MILLIS)).isEqualTo(27_000);
    assertThat(timeline.size()).isEqualTo(27_000);
  }
}
