package io.reeltime.ingest.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastMinuteTest {
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final LastMinute count = new LastMinute(() -> now);

  @Test
  void onlyWholeSecondsOfTheLastMinuteCount() {
    count.add(600);
    assertThat(count.perSecond()).isZero();
    now = now.plusSeconds(1);
    assertThat(count.perSecond()).isEqualTo(10);
    now = now.plusSeconds(59);
    assertThat(count.perSecond()).isEqualTo(10);
    now = now.plusSeconds(1);
    assertThat(count.perSecond()).isZero();
  }

  @Test
  void aPauseForgetsWhatWasBefore() {
    for (int second = 0; second < 200; second++) {
      count.add(60);
      now = now.plusSeconds(1);
    }
    assertThat(count.perSecond()).isEqualTo(60);
    now = now.plusSeconds(1_000_000);
    assertThat(count.perSecond()).isZero();
  }
}
