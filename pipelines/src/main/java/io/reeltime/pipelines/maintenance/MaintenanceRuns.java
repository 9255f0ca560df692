package io.reeltime.pipelines.maintenance;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.MaintenanceRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs maintenance, one at a time per home, and keeps its records.
 *
 * <p>Needs neither the event log nor the server: the job commits to the tables through the
 * catalogue, as ingest does, and each of the two repeats what lost a race against the other.
 */
public final class MaintenanceRuns {
  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceRuns.class);

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final Home home;
  private final SparkChild spark;
  private final MaintenanceRules rules;
  private final InstantSource clock;
  private final MaintenanceStore store;

  public MaintenanceRuns(Home home, SparkChild spark, MaintenanceRules rules, InstantSource clock) {
    this.home = home;
    this.spark = spark;
    this.rules = rules;
    this.clock = clock;
    this.store = new MaintenanceStore(home.controlDatabase());
  }

  /**
   * Maintains the tables now and waits for the end.
   *
   * @param progress hears how far it is, on the calling thread
   * @return the record; empty if another run is under way
   * @throws InterruptedException if interrupted; the job is killed first
   */
  public Optional<MaintenanceRecord> run(Consumer<JobMessage.Progress> progress)
      throws InterruptedException {
    return alone(() -> {
      MaintenanceRecord run = MaintenanceRecord.started(ids.generate().toString(), clock.instant());
      store.save(run);
      MaintenanceRecord ended = execute(run, progress);
      store.save(ended);
      LOG.info("maintenance={} state={} reason={}", ended.id(), ended.state(), ended.reason());
      return ended;
    });
  }

  /** Counts the interval from now on where no run was ever recorded. */
  void begin() throws InterruptedException {
    if (last().isPresent()) {
      return;
    }
    alone(() -> {
      Instant now = clock.instant();
      MaintenanceRecord first =
          MaintenanceRecord.started(ids.generate().toString(), now)
              .finished(MaintenanceState.SKIPPED, "nothing to maintain at the first start", now);
      store.save(first);
      return first;
    });
  }

  /** The newest run. */
  public Optional<MaintenanceRecord> last() {
    return store.newest(1).stream().findFirst();
  }

  private interface Work {
    MaintenanceRecord run() throws InterruptedException;
  }

  private Optional<MaintenanceRecord> alone(Work work) throws InterruptedException {
    try (MaintenanceLock lock =
        MaintenanceLock.take(home.folder().resolve("maintenance.lock")).orElse(null)) {
      if (lock == null) {
        return Optional.empty();
      }
      closeTheBooks();
      return Optional.of(work.run());
    } catch (IOException e) {
      throw new UncheckedIOException("maintenance: cannot lock " + home.folder(), e);
    }
  }

  /** Whoever holds the lock knows that no other run is under way, whatever its record says. */
  private void closeTheBooks() {
    last()
        .filter(run -> run.state() == MaintenanceState.RUNNING)
        .map(run ->
            run.finished(
                MaintenanceState.INTERRUPTED, "the process ended during the run", clock.instant()))
        .ifPresent(store::save);
  }

  private MaintenanceRecord execute(MaintenanceRecord run, Consumer<JobMessage.Progress> progress)
      throws InterruptedException {
    if (!Files.exists(home.lake().catalogFile())) {
      return run.finished(MaintenanceState.SKIPPED, "no lake yet", clock.instant());
    }
    try {
      JobMessage last = spark.run(request(), home.runs().resolve(run.id()), progress);
      return run.withTables(((JobMessage.Maintained) last).tables())
          .finished(MaintenanceState.DONE, "both tables maintained", clock.instant());
    } catch (InterruptedException e) {
      store.save(run.finished(MaintenanceState.INTERRUPTED, "stopped on request", clock.instant()));
      throw e;
    } catch (RuntimeException e) {
      LOG.error("maintenance={} failed", run.id(), e);
      return run.finished(MaintenanceState.FAILED, String.valueOf(e.getMessage()), clock.instant());
    }
  }

  private JobRequest request() {
    LiveModels models = new LiveModels(new SnapshotStore(home.models()));
    return new JobRequest.Maintain(
        home.lake().folder(), models.eventTableSnapshots(), models.videoTableSnapshots(), rules);
  }
}
