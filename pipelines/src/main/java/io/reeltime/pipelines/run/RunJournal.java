package io.reeltime.pipelines.run;

import io.reeltime.training.job.JobMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The record of a run under way: every change is saved before the next step starts. */
final class RunJournal {
  private final RunStore store;
  private final RunListener listener;
  private final Clock clock;
  private RunRecord run;

  RunJournal(RunRecord run, RunStore store, RunListener listener, Clock clock) {
    this.run = run;
    this.store = store;
    this.listener = listener;
    this.clock = clock;
    save(run);
  }

  /** A step that may be interrupted. */
  interface Step<T> {
    T take() throws InterruptedException;
  }

  <T> T step(String name, Step<T> step, Function<T, String> describe) throws InterruptedException {
    Instant started = clock.instant();
    List<RunStep> before = run.steps();
    save(run.withSteps(append(before, new RunStep(name, started, null, ""))));
    T result = step.take();
    RunStep done = new RunStep(name, started, clock.instant(), describe.apply(result));
    save(run.withSteps(append(before, done)));
    return result;
  }

  void watermark(long endOffset) {
    save(run.withWatermark(endOffset));
  }

  void snapshot(String version, Map<String, Double> metrics) {
    save(run.withSnapshot(version, metrics));
  }

  void progress(JobMessage.Progress progress) {
    listener.progress(run, progress);
  }

  void finish(RunState state, String reason) {
    save(run.finished(state, reason, clock.instant()));
  }

  RunRecord run() {
    return run;
  }

  private void save(RunRecord changed) {
    run = changed;
    store.save(changed);
    listener.changed(changed);
  }

  private static List<RunStep> append(List<RunStep> steps, RunStep step) {
    List<RunStep> longer = new ArrayList<>(steps);
    longer.add(step);
    return longer;
  }
}
