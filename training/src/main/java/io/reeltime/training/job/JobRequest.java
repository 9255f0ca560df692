package io.reeltime.training.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the child JVM is to do; handed to it as a JSON file named on its command line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "job")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JobRequest.Train.class, name = "train"),
  @JsonSubTypes.Type(value = JobRequest.Evaluate.class, name = "evaluate"),
  @JsonSubTypes.Type(value = JobRequest.Tune.class, name = "tune"),
  @JsonSubTypes.Type(value = JobRequest.WriteParquet.class, name = "write-parquet"),
  @JsonSubTypes.Type(value = JobRequest.BenchEpochs.class, name = "bench-epochs"),
  @JsonSubTypes.Type(value = JobRequest.BenchGrowth.class, name = "bench-growth"),
  @JsonSubTypes.Type(value = JobRequest.BenchWarmStart.class, name = "bench-warm-start"),
  @JsonSubTypes.Type(value = JobRequest.Maintain.class, name = "maintain")
})
public sealed interface JobRequest {

  /**
   * Train on the event table at one snapshot of it, evaluate on its most recent part, publish a
   * model snapshot.
   *
   * @param lakeFolder the lake
   * @param eventTableSnapshot Iceberg snapshot of the event table to read
   * @param videoTableSnapshot Iceberg snapshot of the video table to read, 0 when there is none
   * @param logIdentity identity of the log that the table was written from
   * @param endOffset the table snapshot's end offset: the watermark
   * @param modelsFolder where to publish
   * @param parent the champion, if there is one
   * @param preferenceWeights how events become strengths
   * @param holdoutShare share of the newest interactions held out for the evaluation, in (0, 0.5]
   * @param model how to fit
   * @param warmStart a snapshot to start from, null to start cold
   * @param checkpoints folder that the fits write checkpoints to and go on from, null for none;
   *     every executor reaches it, as it does the lake
   */
  record Train(
      Path lakeFolder,
      long eventTableSnapshot,
      long videoTableSnapshot,
      String logIdentity,
      long endOffset,
      Path modelsFolder,
      @Nullable SnapshotVersion parent,
      PreferenceWeights preferenceWeights,
      double holdoutShare,
      ModelParameters model,
      @Nullable WarmStart warmStart,
      @Nullable Path checkpoints)
      implements JobRequest {}

  /**
   * Evaluate a model on given splits of a data set. Trains on {@code train} only; masks training
   * items on validation, and training and validation items on test.
   *
   * @param train interactions to train on
   * @param valid validation split, if there is one
   * @param test test split, if there is one
   * @param format data set format name
   * @param columns column mapping for delimited formats, {@code role=column}
   * @param cutoffs the K of the metrics
   * @param model how to fit
   * @param halfLife after which an interaction of the training split counts half, null for never;
   *     those without a time do not age
   */
  record Evaluate(
      Path train,
      @Nullable Path valid,
      @Nullable Path test,
      String format,
      List<String> columns,
      List<Integer> cutoffs,
      ModelParameters model,
      @Nullable Duration halfLife)
      implements JobRequest {}

  /**
   * Search hyper-parameters. Each fit is a line in {@code trials.jsonl}; a search that is started
   * again in its folder goes on behind the last.
   *
   * @param data to fit and validate on
   * @param model the setting to start from; what the space leaves alone stays as it is here
   * @param space what is tried
   * @param plan how
   * @param folder receives {@code search.json}, {@code trials.jsonl} and {@code best.json}
   */
  record Tune(
      TuningData data, ModelParameters model, SearchSpace space, TuningPlan plan, Path folder)
      implements JobRequest {}

  /**
   * Write rows with Spark's own Parquet writer, zstd, again and again: the peer of the event
   * table's writer in its benchmark.
   *
   * @param rows folder of Parquet files, at any depth; held in memory before the first round
   * @param output folder to write into
   * @param rounds how often
   */
  record WriteParquet(Path rows, Path output, int rounds) implements JobRequest {}

  /**
   * Measure an epoch of ReelALS beside one of MLlib's ALS, after showing that both minimise the
   * same loss.
   *
   * @param set to fit
   * @param ranks each is a case
   * @param epochs of ReelALS's longest fit, 2 or more
   * @param peerEpochs of MLlib's longest fit, 2 or more
   * @param rounds how often ReelALS's fits are timed
   */
  record BenchEpochs(BenchSet set, List<Integer> ranks, int epochs, int peerEpochs, int rounds)
      implements JobRequest {}

  /**
   * Measure the time of an epoch and the memory of the whole process, without Spark.
   *
   * @param set to fit
   * @param rank of the factors
   * @param epochs to fit
   */
  record BenchGrowth(BenchSet set, int rank, int epochs) implements JobRequest {}

  /**
   * Count the epochs that a warm start and a new beginning need for the quality of a full retrain.
   *
   * @param set a twentieth of its interactions count as new
   * @param rank of the factors
   * @param epochs of the full retrain
   */
  record BenchWarmStart(BenchSet set, int rank, int epochs) implements JobRequest {}

  /**
   * Compact the lake's tables, expire their snapshots, remove their orphan files. Safe beside an
   * ingest that goes on writing.
   *
   * @param lakeFolder the lake
   * @param eventTableSnapshots snapshots of the event table that live models were trained on and
   *     that stay readable, by model version
   * @param videoTableSnapshots the same of the video table
   * @param rules sizes and ages
   */
  record Maintain(
      Path lakeFolder,
      Map<String, Long> eventTableSnapshots,
      Map<String, Long> videoTableSnapshots,
      MaintenanceRules rules)
      implements JobRequest {}
}
