package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LargeAudienceTest {
  private static final Instant START = AudienceSettings.DEFAULT_START;

  @Test
  void tenMillionUsersStreamInSmallMemory() {
    long before = usedBytes();
    Audience audience = new Audience(AudienceSettings.ofSize(10_000_000, 3));
    try (Stream<Event> events = audience.events(START, START.plus(Duration.ofDays(365)))) {
      assertThat(events.limit(100_000).map(Event::userId).distinct().count()).isGreaterThan(1_000);
    }
    // A million videos at 16 bytes for one day's popularity; the rest is slack.
    assertThat(usedBytes() - before).isLessThan(64L << 20);
    assertThat(audience.userId(9_999_999)).isEqualTo("user-9999999");
  }

  @Test
  void anyUserAndVideoIsKnownAtAnyTime() {
    Audience audience = new Audience(AudienceSettings.ofSize(10_000_000, 3));
    Instant later = START.plus(Duration.ofDays(700));
    int lastVideo = audience.videosPublishedBy(later) - 1;
    assertThat(lastVideo).isGreaterThan(10_000_000);
    assertThat(audience.video(lastVideo).publishedAt()).isBeforeOrEqualTo(later);
    assertThat(audience.affinity(9_999_999, lastVideo, later)).isBetween(0.0, 1.0);
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
