package io.reeltime.training;

import io.reeltime.training.bench.EpochBench;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.progress.JobProgress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** Measures ReelALS beside MLlib's ALS in one session. */
record BenchEpochsJob(
    JobRequest.BenchEpochs request, InstantSource clock, Consumer<JobMessage> out) {

  void run() throws IOException {
    JobProgress progress = new JobProgress(out, clock);
    progress.stage("start", "starting Spark", 0);
    try (SparkSession session = SparkSessions.start()) {
      EpochBench bench =
          new EpochBench(request, session, progress.stage("fit", request.set().name(), 1));
      out.accept(new JobMessage.Measured(bench.run()));
    }
  }
}
