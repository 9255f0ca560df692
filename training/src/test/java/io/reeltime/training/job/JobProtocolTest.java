package io.reeltime.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobProtocolTest {
  @TempDir private Path folder;

  static List<JobMessage> messages() {
    return List.of(
        new JobMessage.Progress("fit", "epoch 3 of 10", 0.5, null),
        new JobMessage.Progress("fit", "epoch 4 of 10", 0.6, 12.5),
        new JobMessage.Trained(new SnapshotVersion(42), Map.of("recall@20", 0.25)),
        new JobMessage.Evaluated(
            Map.of(
                "test",
                new SplitEvaluation(
                    7,
                    9,
                    Map.of("ndcg@20", new MetricEstimate(0.5, 0.4, 0.6, 0.1, 0.3, 0.5)),
                    List.of(new HistoryGroup(1, 4, 7, Map.of("ndcg@20", 0.5), Map.of())))),
            1.5,
            10,
            20,
            30,
            List.of("test: half of it is \"known\"")),
        new JobMessage.Tuned(
            List.of(
                new Trial(1, 0, 4, Map.of("rank", 8.0), Map.of("recall@20", 0.25), 1.5, null),
                new Trial(2, 0, 4, Map.of("rank", 16.0), Map.of(), 0, "not finite")),
            1,
            List.of("valid: small")),
        new JobMessage.Written(100, 2_000, List.of(1.5, 1.25), List.of(2.5, 2.25)),
        new JobMessage.Maintained(List.of(new TableMaintained("events", 9, 1, 9, 1, 3, 8, 2))),
        new JobMessage.Failed("the event table has \"no\" events\nat all"));
  }

  static List<JobRequest> requests() {
    return List.of(
        new JobRequest.Train(
            Path.of("/lake"),
            7,
            0,
            "log",
            100,
            Path.of("/models"),
            null,
            PreferenceWeights.defaults(),
            0.1,
            ModelParameters.defaults("mllib-als"),
            null,
            null),
        new JobRequest.Train(
            Path.of("/lake"),
            7,
            3,
            "log",
            100,
            Path.of("/models"),
            new SnapshotVersion(12),
            PreferenceWeights.defaults(),
            0.1,
            ModelParameters.defaults("reel"),
            new WarmStart(new SnapshotVersion(11), WarmStart.Otherwise.FAIL),
            Path.of("/home/runs/1/checkpoints")),
        new JobRequest.Evaluate(
            Path.of("/train"),
            null,
            Path.of("/test"),
            "tsv",
            List.of("user=u"),
            List.of(20),
            ModelParameters.defaults("popularity"),
            Duration.ofDays(7)),
        new JobRequest.Tune(
            new TuningData.Splits(
                Path.of("/train"), Path.of("/valid"), "adjacency", List.of(), Duration.ofDays(30)),
            ModelParameters.defaults("reel-als"),
            SearchSpace.usual("reel-als")
                .with("epochs", "4|8", ModelParameters.defaults("reel-als")),
            new TuningPlan(TuningPlan.Strategy.RANDOM, 30, 2, 3, "recall@20", 42),
            Path.of("/output")),
        new JobRequest.Tune(
            new TuningData.Events(Path.of("/lake"), PreferenceWeights.defaults(), 0.1),
            ModelParameters.defaults("ease"),
            SearchSpace.usual("ease"),
            new TuningPlan(TuningPlan.Strategy.HALVING, 30, 2, 3, "ndcg@10", 42),
            Path.of("/output")),
        new JobRequest.WriteParquet(Path.of("/rows"), Path.of("/output"), 4),
        new JobRequest.Maintain(
            Path.of("/lake"), Map.of("v000002", 7L), Map.of(), MaintenanceRules.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void writesEachMessageAsOneLineThatReadsBack(JobMessage message) {
    String line = JobProtocol.format(message);
    assertThat(line).doesNotContain("\n");
    assertThat(JobProtocol.parse(line)).contains(message);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void writesEachRequestAsAFileThatReadsBack(JobRequest request) throws IOException {
    Path file = folder.resolve("request.json");
    JobProtocol.writeRequest(request, file);
    assertThat(JobProtocol.readRequest(file)).isEqualTo(request);
  }

  @Test
  void takesAnyOtherLineForNoMessage() {
    assertThat(JobProtocol.parse("WARN something")).isEmpty();
    assertThat(JobProtocol.parse("@reeltime {broken")).isEmpty();
  }
}
