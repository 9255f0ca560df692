package io.reeltime.pipelines.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run; kept in the control database.
 *
 * @param id UUIDv7: ids sort by start
 * @param trigger why it started
 * @param state where it stands
 * @param startedAt when it began
 * @param finishedAt when it ended; null while it runs
 * @param endOffset log offset up to which it learned; 0 before its watermark step
 * @param snapshotVersion what it published, if it did
 * @param metrics offline metrics of that snapshot
 * @param reason of the state, in words; empty while it runs
 * @param steps in order
 */
public record RunRecord(
    String id,
    Trigger trigger,
    RunState state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    long endOffset,
    @Nullable String snapshotVersion,
    Map<String, Double> metrics,
    String reason,
    List<RunStep> steps) {

  static RunRecord started(String id, Trigger trigger, Instant now) {
    return new RunRecord(
        id, trigger, RunState.RUNNING, now, null, 0, null, Map.of(), "", List.of());
  }

  RunRecord withWatermark(long offset) {
    return new RunRecord(
        id, trigger, state, startedAt, finishedAt, offset, snapshotVersion, metrics, reason, steps);
  }

  RunRecord withSnapshot(String version, Map<String, Double> measured) {
    return new RunRecord(
        id, trigger, state, startedAt, finishedAt, endOffset, version, measured, reason, steps);
  }

  RunRecord withSteps(List<RunStep> newSteps) {
    return new RunRecord(
        id,
        trigger,
        state,
        startedAt,
        finishedAt,
        endOffset,
        snapshotVersion,
        metrics,
        reason,
        List.copyOf(newSteps));
  }

  RunRecord finished(RunState end, String why, Instant now) {
    return new RunRecord(
        id, trigger, end, startedAt, now, endOffset, snapshotVersion, metrics, why, steps);
  }
}
