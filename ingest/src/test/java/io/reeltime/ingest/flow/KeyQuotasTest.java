package io.reeltime.ingest.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeyQuotasTest {
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final KeyQuotas quotas = new KeyQuotas(100, 2, () -> now);

  @Test
  void aRestedKeyMaySendItsBurstAndThenWaits() {
    quotas.charge("a", 199);
    assertThat(quotas.refusal("a")).isEmpty();
    quotas.charge("a", 51);
    // 50 in debt: half a second back to zero, and 10 ms for the one that opens the gate.
    assertThat(quotas.refusal("a"))
        .contains(
            new Refusal(
                Refusal.Cause.QUOTA,
                "found a client that has used up its share, expected at most 100 records per"
                    + " second",
                Duration.ofMillis(510)));
    now = now.plusMillis(510);
    assertThat(quotas.refusal("a")).isEmpty();
  }

  @Test
  void keysDoNotPayForEachOther() {
    quotas.charge("a", 1_000);
    assertThat(quotas.refusal("a")).isPresent();
    assertThat(quotas.refusal("b")).isEmpty();
  }

  @Test
  void overTimeTheRateHolds() {
    int sent = 0;
    for (int tick = 0; tick < 1_000; tick++) {
      if (quotas.refusal("a").isEmpty()) {
        quotas.charge("a", 30);
        sent += 30;
      }
      now = now.plusMillis(10);
    }
    // 10 s at 100/s, the burst of 200 and at most one batch of debt.
    assertThat(sent).isBetween(1_170, 1_230);
  }

  @Test
  void manyKeysShareWhatCantBeToldApart() {
    for (int key = 0; key < 10_000; key++) {
      quotas.charge("key-" + key, 1_000);
    }
    quotas.charge("one more", 1_000);
    assertThat(quotas.refusal("yet another")).isPresent();
    now = now.plusSeconds(60);
    quotas.charge("one more", 1);
    assertThat(quotas.refusal("yet another")).isEmpty();
  }

  @Test
  void noQuotaRefusesNothing() {
    KeyQuotas none = new KeyQuotas(0, 1, () -> now);
    none.charge("a", Integer.MAX_VALUE);
    assertThat(none.refusal("a")).isEmpty();
  }

  @Test
  void aNegativeQuotaIsNone() {
    assertThatThrownBy(() -> new KeyQuotas(-1, 1, () -> now))
        .hasMessage(
            "quota: found -1 records per second with a burst of 1 seconds, expected 0 or more and"
                + " 1 or more");
  }
}
