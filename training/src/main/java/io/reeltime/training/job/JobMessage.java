package io.reeltime.training.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the child JVM says on its standard output, a line each; see {@link JobProtocol}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JobMessage.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = JobMessage.Trained.class, name = "trained"),
  @JsonSubTypes.Type(value = JobMessage.Evaluated.class, name = "evaluated"),
  @JsonSubTypes.Type(value = JobMessage.Tuned.class, name = "tuned"),
  @JsonSubTypes.Type(value = JobMessage.Written.class, name = "written"),
  @JsonSubTypes.Type(value = JobMessage.Measured.class, name = "measured"),
  @JsonSubTypes.Type(value = JobMessage.Maintained.class, name = "maintained"),
  @JsonSubTypes.Type(value = JobMessage.Failed.class, name = "failed")
})
public sealed interface JobMessage {

  /**
   * Where the job is.
   *
   * @param stage {@code start}, {@code read}, {@code fit}, {@code evaluate}, {@code publish},
   *     {@code maintain} or {@code tune}
   * @param detail in words, such as {@code epoch 3 of 10}
   * @param fraction of the whole job that is done, in [0, 1]
   * @param secondsLeft estimated, null when there is no estimate yet
   */
  record Progress(String stage, String detail, double fraction, @Nullable Double secondsLeft)
      implements JobMessage {}

  /** Last message of a training job that published a snapshot. */
  record Trained(SnapshotVersion version, Map<String, Double> metrics) implements JobMessage {}

  /**
   * Last message of an evaluation.
   *
   * @param splits how the model did on each split that was given, {@code valid} or {@code test}
   * @param fitSeconds time of the fit alone
   * @param users users of the training split
   * @param videos videos of all splits
   * @param interactions of the training split
   * @param warnings what makes the figures say less than they seem to, in words
   */
  record Evaluated(
      Map<String, SplitEvaluation> splits,
      double fitSeconds,
      int users,
      int videos,
      long interactions,
      List<String> warnings)
      implements JobMessage {

    /** The values alone. */
    public Map<String, Map<String, Double>> metricsBySplit() {
      Map<String, Map<String, Double>> bySplit = new TreeMap<>();
      splits.forEach((split, evaluation) -> {
        Map<String, Double> values = new TreeMap<>();
        evaluation.metrics().forEach((name, estimate) -> values.put(name, estimate.value()));
        bySplit.put(split, values);
      });
      return bySplit;
    }
  }

  /**
   * Last message of a job that wrote Parquet.
   *
   * @param rows read back from the last round's files
   * @param bytes of those files
   * @param seconds of each round
   * @param cpuSeconds of the whole process in each round
   */
  record Written(long rows, long bytes, List<Double> seconds, List<Double> cpuSeconds)
      implements JobMessage {}

  /**
   * Last message of a search.
   *
   * @param trials every fit, those of earlier runs in the same folder among them, best first
   * @param repeated how many of them were done before this run
   * @param warnings what makes the figures say less than they seem to, in words
   */
  record Tuned(List<Trial> trials, int repeated, List<String> warnings) implements JobMessage {}

  /** Last message of a benchmark. */
  record Measured(List<Measurement> measurements) implements JobMessage {}

  /** Last message of a maintenance job, with what it did to each table. */
  record Maintained(List<TableMaintained> tables) implements JobMessage {}

  /** Last message of a job that could not do its work, with what is wrong and what to do. */
  record Failed(String reason) implements JobMessage {}
}
