package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works and finds what an exact scan finds; its times are not looked at here. */
class BenchServingIT {
  @TempDir private Path folder;

  @Test
  void measuresServingInOneProcessAndOverHttpAndLeavesNothingBehind() throws Exception {
    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run(
            "bench",
            "serving",
            "--json",
            "--videos",
            "5000",
            "--ranks",
            "16",
            "--filters",
            "100",
            "--rates",
            "50",
            "--seconds",
            "1",
            "--warm-up",
            "0",
            "--search-seconds",
            "0",
            "--users",
            "100",
            "--recall-users",
            "20",
            "--clients",
            "4",
            "--heap",
            "256",
            "--no-lucene",
            "--folder",
            folder.toString());

    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode results = new ObjectMapper().readTree(ended.out()).path("results");
    assertThat(results.findValuesAsText("case"))
        .contains(
            "empty endpoint, http",
            "5,000 x 16, load",
            "5,000 x 16, 100 %, process",
            "5,000 x 16, 100 %, index alone",
            "5,000 x 16, 100 %, http");
    assertThat(results.findValuesAsText("peer")).contains("empty endpoint");
    assertThat(results)
        .filteredOn(result -> result.path("metric").asText().equals("recall@100"))
        .hasSize(2)
        .allSatisfy(result -> assertThat(result.path("value").asDouble()).isGreaterThan(0.9));
    assertThat(folder).isEmptyDirectory();
  }
}
