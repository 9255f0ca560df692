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
    JsonNode results = new ObjectMapper().readTree(ended.out()).path("results");
    assertThat(results).isNotEmpty().allSatisfy(BenchTrainingIT::assertFigures);
    return results;
  }

  private static void assertFigures(JsonNode result) {
    assertPositive(result, "value");
    if (result.hasNonNull("peer")) {
      assertPositive(result, "peerValue");
    }
  }

  /** One block shuffles nothing per epoch: a difference about 0. NaN is no number in JSON. */
  private static void assertPositive(JsonNode result, String field) {
    JsonNode found = result.path(field);
    assertThat(found.isNumber()).as("%s of %s", field, result).isTrue();
    if (!(field.equals("value") && result.path("metric").asText().endsWith(", 1 block"))) {
      assertThat(found.asDouble()).as("%s of %s", field, result).isPositive();
    }
  }
}
