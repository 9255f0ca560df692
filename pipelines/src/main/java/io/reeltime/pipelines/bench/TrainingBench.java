package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.TrainingBenchSettings.Part;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.pipelines.spark.SparkSettings;
import io.reeltime.training.job.BenchSet;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Training beside its peer: an epoch of ReelALS and of MLlib's ALS, growth with the data, and the
 * epochs that a warm start saves. Each set is fitted in a JVM of its own, where the peer runs too.
 */
public final class TrainingBench {
  private static final int GROWTH_RANK = 64;
  private static final int GROWTH_EPOCHS = 5;

  private final Path folder;
  private final SparkChild spark;
  private final TrainingBenchSettings settings;
  private final Consumer<String> progress;
  private int jobs;

  /**
   * Prepares it.
   *
   * @param folder made for this run and removed after it
   * @param spark all local cores
   * @param settings what to measure
   * @param progress is told what is measured
   */
  public TrainingBench(
      Path folder, SparkSettings spark, TrainingBenchSettings settings, Consumer<String> progress) {
    this.folder = folder;
    this.spark = new SparkChild(spark);
    this.settings = settings;
    this.progress = progress;
  }

  /** Runs all parts. */
  public TrainingReport run() throws IOException, InterruptedException {
    try {
      List<Measurement> measurements = new ArrayList<>();
      for (JobRequest request : requests()) {
        JobMessage.Measured measured =
            (JobMessage.Measured)
                spark.run(
                    request,
                    folder.resolve("job-" + jobs++),
                    step -> progress.accept(step.detail()));
        measurements.addAll(measured.measurements());
      }
      return new TrainingReport(measurements);
    } finally {
      Disk.delete(folder);
    }
  }

  private List<JobRequest> requests() {
    List<JobRequest> requests = new ArrayList<>();
    for (Part part : settings.parts()) {
      for (BenchSet set : part == Part.GROWTH ? settings.growth() : settings.sets()) {
        requests.add(request(part, set));
      }
    }
    return requests;
  }

  private JobRequest request(Part part, BenchSet set) {
    return switch (part) {
      case EPOCHS ->
          new JobRequest.BenchEpochs(
              set, settings.ranks(), settings.epochs(), settings.peerEpochs(), settings.rounds());
      case GROWTH -> new JobRequest.BenchGrowth(set, GROWTH_RANK, GROWTH_EPOCHS);
      case WARM_START ->
          new JobRequest.BenchWarmStart(set, settings.ranks().getFirst(), settings.epochs());
    };
  }
}
