package io.reeltime.ingest.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private long backlog;
  private long free = 1_000;
  private int looks;

  private final Admission admission =
      new Admission(
          new AdmissionLimits(10, 500, Duration.ofSeconds(1)),
          () -> backlog,
          () -> {
            looks++;
            return free;
          },
          () -> now);

  @Test
  void withinTheLimitsNothingIsRefused() {
    backlog = 10;
    free = 500;
    assertThat(admission.refusal()).isEmpty();
  }

  @Test
  void aBacklogOverTheLimitIsRefusedUntilItIsWorkedOff() {
    backlog = 11;
    assertThat(admission.refusal())
        .contains(
            new Refusal(
                Refusal.Cause.BACKLOG,
                "found tables 11 records behind the event log, expected at most 10;"
                    + " send again later",
                Duration.ofSeconds(5)));
    backlog = 10;
    assertThat(admission.refusal()).isEmpty();
  }

  @Test
  void aDiskThatIsNearlyFullIsRefused() {
    free = 499;
    assertThat(admission.refusal())
        .contains(
            new Refusal(
                Refusal.Cause.DISK,
                "found 499 bytes free on the disk of the event log, expected at least 500;"
                    + " free some space",
                Duration.ofSeconds(30)));
  }

  @Test
  void theDiskIsAskedOncePerInterval() {
    for (int request = 0; request < 100; request++) {
      assertThat(admission.refusal()).isEmpty();
    }
    assertThat(looks).isEqualTo(1);
    free = 0;
    now = now.plusMillis(999);
    assertThat(admission.refusal()).isEmpty();
    now = now.plusMillis(1);
    assertThat(admission.refusal()).isPresent();
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void aClockThatIsSetBackDoesNotFreezeTheLook() {
    admission.refusal();
    now = now.minus(Duration.ofDays(1));
    free = 0;
    assertThat(admission.refusal()).isPresent();
  }
}
