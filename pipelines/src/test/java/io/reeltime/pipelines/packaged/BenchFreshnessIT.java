package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In one process every acknowledged event is in the next answer; in another one it comes after. How
 * soon is not looked at here.
 */
class BenchFreshnessIT {
  @TempDir private Path folder;

  @Test
  void acknowledgedEventsReachAnswersInOneProcessAndInAnotherIdleAndUnderLoad() throws Exception {
    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run(
            "bench",
            "freshness",
            "--json",
            "--videos",
            "3000",
            "--rank",
            "16",
            "--users",
            "50",
            "--requests",
            "20",
            "--events",
            "50",
            "--seconds",
            "2",
            "--warm-up",
            "0",
            "--folder",
            folder.toString());

    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode results = new ObjectMapper().readTree(ended.out()).path("results");
    assertThat(results)
        .filteredOn(result -> result.path("metric").asText().equals("answers until it was known"))
        .hasSize(4)
        .allSatisfy(result -> assertThat(result.path("value").asDouble()).isGreaterThanOrEqualTo(1))
        .filteredOn(result -> result.path("case").asText().startsWith("one process"))
        .hasSize(2)
        .allSatisfy(result -> assertThat(result.path("value").asDouble()).isEqualTo(1));
    assertThat(results)
        .filteredOn(result -> result.path("metric").asText().equals("events"))
        .hasSize(4)
        .allSatisfy(result -> assertThat(result.path("value").asDouble()).isPositive());
    assertThat(folder).isEmptyDirectory();
  }
}
