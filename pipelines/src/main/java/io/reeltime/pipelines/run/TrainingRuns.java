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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts runs, one at a time, and keeps their records. */
public final class TrainingRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRuns.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final int RUNS_LOOKED_BACK = 100;
  private static final Set<RunState> LEARNED =
      EnumSet.of(RunState.PROMOTED, RunState.REJECTED, RunState.SKIPPED);

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final AtomicReference<@Nullable RunUnderWay> current = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("training-run").daemon(true).factory());
  private final SparkChild spark;
  private final RunStore store;
  private final TrainingRun steps;
  private final Clock clock;

  /** A run that has not ended, and the last thing its training step said. */
  public record RunUnderWay(RunRecord run, JobMessage.Progress progress) {}

  /** A run that was started, and its record when it has ended. */
  public record Started(RunRecord run, Future<RunRecord> outcome) {}

  public TrainingRuns(
      Home home,
      EventLog log,
      TableWriter table,
      SnapshotStore snapshots,
      SparkChild spark,
      TrainingPlan plan,
      RunStore store,
      Clock clock) {
    this.spark = spark;
    this.store = store;
    this.clock = clock;
    this.steps = new TrainingRun(home, log, table, snapshots, spark, plan);
    store
        .interruptRunning(clock.instant())
        .forEach(run -> LOG.warn("run={} state={} reason={}", run.id(), run.state(), run.reason()));
  }

  /**
   * Starts a run in the background; its record is saved at return.
   *
   * @return empty if another run is under way
   */
  public Optional<Started> start(Trigger trigger, RunListener listener) {
    Optional<RunRecord> before = lastEnded();
    RunRecord run = RunRecord.started(ids.generate().toString(), trigger, clock.instant());
    RunUnderWay underWay = new RunUnderWay(run, new JobMessage.Progress("start", "", 0, null));
    if (!current.compareAndSet(null, underWay)) {
      return Optional.empty();
    }
    try {
      RunJournal journal = new RunJournal(run, store, watching(listener), clock);
      return Optional.of(new Started(run, thread.submit(() -> execute(journal, before))));
    } catch (RuntimeException e) {
      current.set(null);
      throw e;
    }
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

  /** Log offset up to which a run has learned, whatever became of its model; 0 when none has. */
  public long learnedOffset() {
    return store.newest(RUNS_LOOKED_BACK).stream()
        .filter(run -> LEARNED.contains(run.state()))
        .mapToLong(RunRecord::endOffset)
        .findFirst()
        .orElse(0);
  }

  /** The last run that has ended. */
  public Optional<RunRecord> lastEnded() {
    return store.newest(2).stream().filter(run -> run.state() != RunState.RUNNING).findFirst();
  }

  /** Stops at once; a run under way is found interrupted at the next start. */
  @Override
  public void close() {
    spark.close();
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the run under way did not stop within {}", LONGEST_STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RunRecord execute(RunJournal journal, Optional<RunRecord> before) {
    try {
      steps.execute(journal, before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      journal.finish(RunState.INTERRUPTED, "stopped on request");
    } catch (RuntimeException e) {
      LOG.error("run={} state=FAILED", journal.run().id(), e);
      journal.finish(RunState.FAILED, String.valueOf(e.getMessage()));
    } finally {
      current.set(null);
    }
    RunRecord run = journal.run();
    LOG.info("run={} state={} reason={}", run.id(), run.state(), run.reason());
    return run;
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
