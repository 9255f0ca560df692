package io.reeltime.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.snapshot.Watermark;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTruncationTest {
  private static final String LOG = "this-log";

  @Test
  void theOldestLiveSnapshotAndTheTableBothHoldTheLog() {
    assertThat(LogTruncation.offset(LOG, 900, List.of(mark(LOG, 500), mark(LOG, 300))))
        .as("the previous champion is behind")
        .isEqualTo(300);
    assertThat(LogTruncation.offset(LOG, 200, List.of(mark(LOG, 500), mark(LOG, 300))))
        .as("the table is behind both")
        .isEqualTo(200);
  }

  @Test
  void nothingIsForgottenBeforeTheFirstLookAtTheTable() {
    assertThat(LogTruncation.offset(LOG, 0, List.of(mark(LOG, 500)))).isZero();
  }

  @Test
  void aSnapshotOfAnotherLogOrNoneAtAllHoldsEverything() {
    assertThat(LogTruncation.offset(LOG, 900, List.of(mark(LOG, 500), mark("other", 800))))
        .isZero();
    assertThat(LogTruncation.offset(LOG, 900, List.of())).isZero();
  }

  private static Watermark mark(String log, long endOffset) {
    return new Watermark(log, endOffset, 1, 0, Instant.EPOCH);
  }
}
