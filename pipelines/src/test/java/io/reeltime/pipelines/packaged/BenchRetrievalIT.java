package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The benchmark works and checks its own recall; its times are not looked at here. */
class BenchRetrievalIT {

  @Test
  void measuresBothIndexesBesideFloat32() throws Exception {
    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run("bench", "retrieval", "--cases", "20kx32", "--queries", "20", "--json");

    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode results = new ObjectMapper().readTree(ended.out()).path("results");
    assertThat(results)
        .allSatisfy(result -> assertThat(result.path("value").asDouble()).isPositive());
    assertThat(value(results, "exact: recall@100")).isGreaterThan(0.999);
    assertThat(value(results, "clustered: recall@100")).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void aCaseThatIsNoneIsRefused() throws Exception {
    ReeltimeProcess.Ended ended = ReeltimeProcess.run("bench", "retrieval", "--cases", "big");

    assertThat(ended.exit()).isNotZero();
    assertThat(ended.err()).contains("--cases: found 'big', expected a form like 100kx64");
  }

  private static double value(JsonNode results, String metric) {
    for (JsonNode result : results) {
      if (result.path("metric").asText().equals(metric)) {
        return result.path("value").asDouble();
      }
    }
    throw new AssertionError("no figure " + metric + " in " + results);
  }
}
