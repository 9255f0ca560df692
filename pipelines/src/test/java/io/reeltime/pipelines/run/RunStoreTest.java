package io.reeltime.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void aRecordReadsBackAsItWasSavedAfterARestart() {
    RunRecord run =
        RunRecord.started("01", Trigger.INTERVAL, NOON)
            .withWatermark(42)
            .withSnapshot("v000003", Map.of("recall@20", 0.25))
            .withSteps(List.of(new RunStep("train", NOON, NOON.plusSeconds(9), "done")))
            .finished(RunState.PROMOTED, "v000003 is the champion", NOON.plusSeconds(10));
    try (RunStore store = open()) {
      store.save(run);
    }
    try (RunStore store = open()) {
      assertThat(store.find("01")).contains(run);
      assertThat(store.find("02")).isEmpty();
    }
  }

  @Test
  void runsComeNewestFirstAndASecondSaveReplaces() {
    try (RunStore store = open()) {
      RunRecord first = RunRecord.started("01", Trigger.MANUAL, NOON);
      RunRecord second = RunRecord.started("02", Trigger.MANUAL, NOON);
      store.save(first);
      store.save(second);
      RunRecord failed = first.finished(RunState.FAILED, "why", NOON);
      store.save(failed);

      assertThat(store.newest(10)).containsExactly(second, failed);
      assertThat(store.newest(1)).containsExactly(second);
    }
  }

  @Test
  void runsThatADeadProcessLeftBehindAreInterrupted() {
    try (RunStore store = open()) {
      store.save(RunRecord.started("01", Trigger.MANUAL, NOON));
      store.save(
          RunRecord.started("02", Trigger.MANUAL, NOON).finished(RunState.PROMOTED, "", NOON));
    }
    try (RunStore store = open()) {
      assertThat(store.interruptRunning(NOON.plusSeconds(5)))
          .extracting(RunRecord::id, RunRecord::state)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("01", RunState.INTERRUPTED));
      assertThat(store.interruptRunning(NOON.plusSeconds(6))).isEmpty();
      assertThat(store.find("01").orElseThrow().reason())
          .isEqualTo("the process ended during the run");
    }
  }

  private RunStore open() {
    return RunStore.open(folder.resolve("control.db"));
  }
}
