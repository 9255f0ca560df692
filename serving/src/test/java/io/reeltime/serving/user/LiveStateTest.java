package io.reeltime.serving.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Video;
import io.reeltime.data.log.LogEntry;
import io.reeltime.serving.fixture.InMemoryEventLog;
import io.reeltime.serving.fixture.ServingFixture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How the log is read: in order, without a gap that nobody hears of, and within a request's time.
 */
class LiveStateTest {
  private final ReadLog log = new ReadLog();
  private final LiveState live =
      new LiveState(
          null,
          LiveStart.ofLog(log),
          new UserBounds(10, 10, 10),
          InstantSource.fixed(ServingFixture.NOW));

  @Test
  void recordsThatAReadLeavesOutAreCountedAsLost() {
    put(5);
    log.onRead = entries -> entries.subList(3, 5);

    live.advance(log);

    assertThat(live.lostRecords()).isEqualTo(3);
    assertThat(live.nextOffset()).isEqualTo(5);
    assertThat(live.videos()).isEqualTo(2);
  }

  @Test
  void recordsThatTheLogHasTruncatedAreCountedAsLost() {
    put(5);
    log.truncate(4);

    assertThat(live.catchUp(log, inAMinute())).isTrue();

    assertThat(live.lostRecords()).isEqualTo(4);
    assertThat(live.indexOf("video4")).isZero();
  }

  @Test
  void aRequestGivesUpCatchingUpAfterAMomentThoughItsDeadlineIsFar() {
    put(1_000);
    log.onRead =
        entries -> {
          long began = System.nanoTime();
          while (System.nanoTime() - began < Duration.ofMillis(30).toNanos()) {
            Thread.onSpinWait();
          }
          return entries;
        };

    assertThat(live.catchUp(log, inAMinute())).isFalse();

    assertThat(live.nextOffset()).isLessThanOrEqualTo(256);
  }

  @Test
  void aRequestPastItsDeadlineAppliesNothing() {
    put(1);

    assertThat(live.catchUp(log, System.nanoTime() - 1)).isFalse();

    assertThat(live.nextOffset()).isZero();
  }

  @Test
  void aRequestGoesOnWithoutWhatCanNotBeRead() {
    put(1);
    log.onRead =
        _ -> {
          throw new IllegalStateException("the disk is gone");
        };

    assertThat(live.catchUp(log, inAMinute())).isFalse();

    log.onRead = UnaryOperator.identity();
    assertThat(live.catchUp(log, inAMinute())).isTrue();
    assertThat(live.indexOf("video0")).isZero();
  }

  private void put(int videos) {
    for (int i = 0; i < videos; i++) {
      log.append(Video.unknown("video" + i));
    }
  }

  private static long inAMinute() {
    return System.nanoTime() + Duration.ofMinutes(1).toNanos();
  }

  private static final class ReadLog extends InMemoryEventLog {
    private UnaryOperator<List<LogEntry>> onRead = UnaryOperator.identity();

    ReadLog() {
      super("log");
    }

    @Override
    public synchronized List<LogEntry> read(long fromOffset, int limit) {
      return onRead.apply(super.read(fromOffset, limit));
    }
  }
}
