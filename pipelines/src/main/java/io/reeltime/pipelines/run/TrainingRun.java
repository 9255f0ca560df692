package io.reeltime.pipelines.run;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.CorruptSnapshotException;
import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.snapshot.Watermark;
import io.reeltime.ingest.table.TableWatermark;
import io.reeltime.ingest.table.TableWriter;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: {@code watermark -> train -> gate -> promote -> truncate}. Training evaluates and
 * publishes in its own step, inside the child JVM.
 */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final Home home;
  private final EventLog log;
  private final TableWriter table;
  private final SnapshotStore snapshots;
  private final SparkChild spark;
  private final TrainingPlan plan;
  private final RunFolders folders;

  TrainingRun(
      Home home,
      EventLog log,
      TableWriter table,
      SnapshotStore snapshots,
      SparkChild spark,
      TrainingPlan plan) {
    this.home = home;
    this.log = log;
    this.table = table;
    this.snapshots = snapshots;
    this.spark = spark;
    this.plan = plan;
    this.folders = new RunFolders(home.runs());
  }

  /**
   * Runs every step; the journal holds the outcome at return.
   *
   * @param before the last run that has ended; if it was killed while it trained, and would train
   *     the same now, this one trains on its table snapshot and goes on from its checkpoints
   */
  void execute(RunJournal journal, Optional<RunRecord> before) throws InterruptedException {
    Optional<RunRecord> killed = before.filter(run -> canGoOn(run, journal.run()));
    TableWatermark watermark =
        journal.step(
            "watermark",
            () -> killed.flatMap(run -> left(run, journal.run())).orElseGet(table::flush),
            found -> describe(found, killed));
    journal.watermark(watermark.endOffset());
    if (watermark.endOffset() == 0) {
      journal.finish(RunState.SKIPPED, "no events yet: post or import some");
      return;
    }
    if (nothingNew(watermark)) {
      journal.finish(
          RunState.SKIPPED, "no new events since the champion's offset " + watermark.endOffset());
      return;
    }
    JobMessage.Trained trained =
        journal.step(
            "train",
            () -> train(journal, watermark, killed),
            message -> "published " + message.version() + " " + message.metrics());
    journal.snapshot(trained.version().toString(), trained.metrics());
    List<String> broken =
        journal.step("gate", () -> broken(trained.version()), TrainingRun::describe);
    if (!broken.isEmpty()) {
      journal.finish(RunState.REJECTED, String.join("; ", broken));
      return;
    }
    journal.step("promote", () -> promote(trained.version()), version -> "champion " + version);
    truncateIfPossible(journal);
    journal.finish(RunState.PROMOTED, trained.version() + " is the champion");
  }

  private boolean canGoOn(RunRecord before, RunRecord now) {
    return left(before, now).filter(watermark -> !nothingNew(watermark)).isPresent();
  }

  /** The watermark of a killed run that would be asked to do the same now. */
  private Optional<TableWatermark> left(RunRecord before, RunRecord now) {
    return folders
        .unfinished(before, now)
        .filter(asked -> asked.equals(request(watermark(asked), folders.checkpoints(before))))
        .map(TrainingRun::watermark);
  }

  private static TableWatermark watermark(JobRequest.Train asked) {
    return new TableWatermark(
        asked.logIdentity(),
        asked.endOffset(),
        asked.eventTableSnapshot(),
        asked.videoTableSnapshot());
  }

  private boolean nothingNew(TableWatermark watermark) {
    return snapshots
        .alias(Alias.CHAMPION)
        .filter(version -> hasLearned(version, watermark))
        .isPresent();
  }

  /** A champion that cannot be opened has learned nothing: only a new one heals it. */
  private boolean hasLearned(SnapshotVersion version, TableWatermark watermark) {
    try (ModelSnapshot champion = snapshots.open(version)) {
      Watermark learned = champion.manifest().lineage().watermark();
      return learned.logIdentity().equals(watermark.logIdentity())
          && learned.endOffset() >= watermark.endOffset();
    } catch (CorruptSnapshotException e) {
      LOG.warn("champion={} is damaged, training anew", version, e);
      return false;
    }
  }

  private JobMessage.Trained train(
      RunJournal journal, TableWatermark watermark, Optional<RunRecord> killed)
      throws InterruptedException {
    snapshots.removeAbandoned();
    RunRecord run = journal.run();
    killed.ifPresent(before -> folders.handOver(before, run));
    folders.removeOthers(run);
    JobRequest.Train request = request(watermark, folders.checkpoints(run));
    return (JobMessage.Trained) spark.run(request, folders.of(run), journal::progress);
  }

  private JobRequest.Train request(TableWatermark watermark, Path checkpoints) {
    return new JobRequest.Train(
        home.lake().folder(),
        watermark.eventTableSnapshot(),
        watermark.videoTableSnapshot(),
        watermark.logIdentity(),
        watermark.endOffset(),
        home.models(),
        snapshots.alias(Alias.CHAMPION).orElse(null),
        plan.preferenceWeights(),
        plan.holdoutShare(),
        plan.model(),
        plan.start().warmStart(snapshots).orElse(null),
        checkpoints);
  }

  private List<String> broken(SnapshotVersion version) {
    EvaluationReport report = snapshots.report(version);
    return plan.floors()
        .broken(
            report,
            snapshots.alias(Alias.CHAMPION).isPresent()
                ? MetricFloors.Champion.PRESENT
                : MetricFloors.Champion.ABSENT);
  }

  private SnapshotVersion promote(SnapshotVersion version) {
    // A snapshot that cannot be opened must never become the champion, whatever its metrics say.
    snapshots.open(version).close();
    snapshots.promote(version);
    return version;
  }

  /** The model is live whatever becomes of this: a longer log is no reason to call it failed. */
  private void truncateIfPossible(RunJournal journal) throws InterruptedException {
    try {
      journal.step("truncate", this::truncate, offset -> "log begins at " + offset);
    } catch (RuntimeException e) {
      LOG.warn("the log could not be truncated", e);
    }
  }

  private long truncate() {
    List<Watermark> live =
        Stream.of(Alias.values())
            .map(snapshots::alias)
            .flatMap(Optional::stream)
            .map(version -> snapshots.manifest(version).lineage().watermark())
            .toList();
    long behind = LogTruncation.offset(log.identity(), table.committedEndOffset(), live);
    log.truncate(Math.max(behind, log.firstOffset()));
    return log.firstOffset();
  }

  private static String describe(TableWatermark watermark, Optional<RunRecord> killed) {
    return "offset "
        + watermark.endOffset()
        + ", table snapshot "
        + watermark.eventTableSnapshot()
        + killed.map(run -> ", going on from run " + run.id()).orElse("");
  }

  private static String describe(List<String> broken) {
    return broken.isEmpty() ? "no floor broken" : String.join("; ", broken);
  }
}
