package io.reeltime.pipelines.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Video;
import io.reeltime.data.log.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {

  @Test
  void keepsTheNewestAndSaysFromWhereOn() {
    RecentEntries recent = new RecentEntries(100, 4);

    recent.add(entries(100, 106));

    assertThat(recent.firstKept()).isEqualTo(102);
    assertThat(recent.endOffset()).isEqualTo(106);
    assertThat(recent.read(103, 2)).contains(entries(103, 105));
    assertThat(recent.read(105, 10)).contains(entries(105, 106));
    assertThat(recent.read(106, 10)).contains(List.of());
    assertThat(recent.read(101, 10)).as("what is kept no more, not what came later").isEmpty();
  }

  @Test
  void goesOnAtALaterOffsetWithoutWhatItKept() {
    RecentEntries recent = new RecentEntries(0, 4);
    recent.add(entries(0, 2));

    recent.skipTo(7);
    recent.add(entries(7, 8));

    assertThat(recent.read(1, 10)).isEmpty();
    assertThat(recent.read(7, 10)).contains(entries(7, 8));
  }

  @Test
  void refusesAGap() {
    RecentEntries recent = new RecentEntries(0, 4);

    assertThatThrownBy(() -> recent.add(entries(1, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("followed log: found offset 1, expected 0");
  }

  @Test
  void wakesWhoeverWaitsForTheNext() throws Exception {
    RecentEntries recent = new RecentEntries(0, 4);
    CompletableFuture<Long> waiting =
        CompletableFuture.supplyAsync(() -> awaitBeyond(recent, 0, Duration.ofMinutes(1)));

    recent.add(entries(0, 1));

    assertThat(waiting.get()).isEqualTo(1);
    assertThat(recent.awaitBeyond(1, Duration.ofMillis(1))).isEqualTo(1);
  }

  private static long awaitBeyond(RecentEntries recent, long offset, Duration timeout) {
    try {
      return recent.awaitBeyond(offset, timeout);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<LogEntry> entries(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(offset -> new LogEntry(offset, Video.unknown("v" + offset)))
        .toList();
  }
}
