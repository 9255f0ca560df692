package io.reeltime.training;

import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.Lake;
import io.reeltime.data.table.VideoColumns;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.TableMaintained;
import io.reeltime.training.maintenance.TableMaintenance;
import io.reeltime.training.progress.JobProgress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** Maintains both tables of the lake. */
final class MaintainJob {
  /** A user's events together and in order: what training sums, and what an erasure looks for. */
  private static final List<String> EVENT_ORDER = List.of(EventColumns.USER_ID, EventColumns.TIME);

  private static final List<String> VIDEO_ORDER =
      List.of(VideoColumns.VIDEO_ID, VideoColumns.LOG_OFFSET);

  private final JobRequest.Maintain request;
  private final InstantSource clock;
  private final Consumer<JobMessage> out;
  private final JobProgress progress;

  MaintainJob(JobRequest.Maintain request, InstantSource clock, Consumer<JobMessage> out) {
    this.request = request;
    this.clock = clock;
    this.out = out;
    this.progress = new JobProgress(out, clock);
  }

  void run() throws IOException {
    progress.stage("start", "starting Spark", 0.2);
    try (SparkSession session = SparkSessions.start(new Lake(request.lakeFolder()))) {
      // The queries over lists of files are small; Spark's 200 partitions would only cost time.
      int cores = session.sparkContext().defaultParallelism();
      session.conf().set("spark.sql.shuffle.partitions", cores);
      progress.stage("maintain", Lake.EVENTS, 0.6);
      TableMaintained events =
          new TableMaintenance(session, Lake.EVENTS, EVENT_ORDER, request.rules(), clock)
              .run(request.eventTableSnapshots());
      progress.stage("maintain", Lake.VIDEOS, 0.2);
      TableMaintained videos =
          new TableMaintenance(session, Lake.VIDEOS, VIDEO_ORDER, request.rules(), clock)
              .run(request.videoTableSnapshots());
      out.accept(new JobMessage.Maintained(List.of(events, videos)));
    }
  }
}
