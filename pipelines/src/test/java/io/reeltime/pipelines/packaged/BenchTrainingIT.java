package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works and both minimise one loss; its times are not looked at here. */
class BenchTrainingIT {
  @TempDir private Path folder;

  @Test
  void reachesMllibsLossAndLeavesNothingBehind() throws Exception {
    JsonNode results =
        results(
            "--cases",
            "0.01m",
            "--ranks",
            "8",
            "--epochs",
            "16",
            "--peer-epochs",
            "4",
            "--rounds",
            "1");
    assertThat(results.findValuesAsText("metric"))
        .contains("seconds/epoch", "epochs to MLlib's loss", "bytes shuffled/epoch, 1 block");
    assertThat(results.get(0).path("peer").asText()).startsWith("MLlib ALS, ");
    assertThat(results.get(1).path("ratio").asDouble()).isGreaterThan(0.99);
  }

  @Test
  void measuresGrowthAndWarmStarts() throws Exception {
    JsonNode results =
        results(
            "--growth",
            "0.02",
            "--warm-start",
            "--cases",
            "0.02m",
            "--ranks",
            "8",
            "--epochs",
            "6");
    assertThat(results.findValuesAsText("metric"))
        .contains(
            "seconds/epoch",
            "peak memory of the process",
            "epochs to the retrain's loss",
            "epochs to the retrain's Recall@20");
  }

  private JsonNode results(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("bench", "training"));
    command.addAll(List.of(options));
    command.addAll(List.of("--heap", "1024", "--json", "--folder", folder.toString()));
    ReeltimeProcess.Ended ended = ReeltimeProcess.run(command.toArray(String[]::new));
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(folder).isEmptyDirectory();
    return new ObjectMapper().readTree(ended.out()).path("results");
  }
}
