package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works and checks itself; its figures are not looked at here. */
class BenchIngestIT {
  @TempDir private Path folder;

  @Test
  void measuresHttpBesideTheEngineAndTheFloorAndLeavesNothingBehind() throws Exception {
    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run(
            "bench",
            "ingest",
            "--no-kafka",
            "--json",
            "--seconds",
            "1",
            "--warm-up",
            "0",
            "--clients",
            "2",
            "--batches",
            "100",
            "--folder",
            folder.toString());

    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(ended.out());
    assertThat(report.path("bench").asText()).isEqualTo("ingest");
    assertThat(report.path("machine").path("cores").asInt()).isPositive();
    assertThat(report.path("results").findValuesAsText("peer"))
        .containsOnly("log engine", "raw RocksDB")
        .hasSize(3 * 4);
    assertThat(report.path("results"))
        .allSatisfy(result -> {
          assertThat(result.path("value").asDouble()).isPositive();
          assertThat(result.path("peerValue").asDouble()).isPositive();
        });
    assertThat(folder).isEmptyDirectory();
  }
}
