package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works and checks its own rows; its figures are not looked at here. */
class BenchTableIT {
  @TempDir private Path folder;

  @Test
  void writesTheSameRowsWithTheTableWriterAndWithSparkAndLeavesNothingBehind() throws Exception {
    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run(
            "bench", "table", "--rows", "2000", "--json", "--folder", folder.toString());

    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode results = new ObjectMapper().readTree(ended.out()).path("results");
    assertThat(results.findValuesAsText("metric"))
        .containsExactly("rows/s and core", "rows/s, one writer", "bytes/row");
    assertThat(results)
        .allSatisfy(result -> assertThat(result.path("peerValue").asDouble()).isPositive());
    assertThat(folder).isEmptyDirectory();
  }
}
