package io.reeltime.pipelines.run;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.ingest.table.TableWriter;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.training.job.JobMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts runs, one at a time, and keeps their records. */
public final class TrainingRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRuns.class);

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final AtomicReference<@Nullable RunUnderWay> current = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("training-run").daemon(true).factory());
  private final RunStore store;
  private final TrainingRun steps;
  private final Clock clock;

  /** A run that has not ended, and the last thing its training step said. */
  public record RunUnderWay(RunRecord run, JobMessage.Progress progress) {}

  public TrainingRuns(
      Home home,
      EventLog log,
      TableWriter table,
      SnapshotStore snapshots,
      SparkChild spark,
      TrainingPlan plan,
      RunStore store,
      Clock clock) {
    this.store = store;
    this.clock = clock;
    this.steps = new TrainingRun(home, log, table, snapshots, spark, plan);
    store
        .interruptRunning(clock.instant())
        .forEach(run -> LOG.warn("run={} state={} reason={}", run.id(), run.state(), run.reason()));
  }

  /**
   * Starts a run in the background.
   *
   * @return its outcome when it ends; empty if another run is under way
   */
  public Optional<Future<RunRecord>> start(Trigger trigger, RunListener listener) {
    RunRecord run = RunRecord.started(ids.generate().toString(), trigger, clock.instant());
    RunUnderWay underWay = new RunUnderWay(run, new JobMessage.Progress("start", "", 0, null));
    if (!current.compareAndSet(null, underWay)) {
      return Optional.empty();
    }
    return Optional.of(thread.submit(() -> execute(run, listener)));
  }

  /** The run under way, if there is one. */
  public Optional<RunUnderWay> current() {
    return Optional.ofNullable(current.get());
  }

  /** The newest runs, newest first, the one under way included. */
  public List<RunRecord> newest(int limit) {
    return store.newest(limit);
  }

  public Optional<RunRecord> find(String id) {
    return store.find(id);
  }

  /** The last run that has ended. */
  public Optional<RunRecord> lastEnded() {
    return store.newest(2).stream().filter(run -> run.state() != RunState.RUNNING).findFirst();
  }

  /** Stops at once; a run under way is found interrupted at the next start. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private RunRecord execute(RunRecord run, RunListener listener) {
    RunJournal journal = new RunJournal(run, store, watching(listener), clock);
    try {
      steps.execute(journal);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      journal.finish(RunState.INTERRUPTED, "stopped on request");
    } catch (RuntimeException e) {
      LOG.error("run={} state=FAILED", run.id(), e);
      journal.finish(RunState.FAILED, String.valueOf(e.getMessage()));
    } finally {
      current.set(null);
    }
    LOG.info("run={} state={} reason={}", run.id(), journal.run().state(), journal.run().reason());
    return journal.run();
  }

  private RunListener watching(RunListener listener) {
    return new RunListener() {
      @Override
      public void changed(RunRecord run) {
        current.updateAndGet(
            before -> before == null ? null : new RunUnderWay(run, before.progress()));
        listener.changed(run);
      }

      @Override
      public void progress(RunRecord run, JobMessage.Progress progress) {
        current.set(new RunUnderWay(run, progress));
        listener.progress(run, progress);
      }
    };
  }
}
