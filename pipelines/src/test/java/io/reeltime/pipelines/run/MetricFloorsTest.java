package io.reeltime.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.pipelines.run.MetricFloors.Champion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricFloorsTest {
  private final MetricFloors floors = new MetricFloors(Map.of("recall@20", 0.1), "ndcg@20", 0.9);

  @Test
  void aModelAboveItsFloorsAndNearPopularityPasses() {
    assertThat(floors.broken(report(0.1, 0.3, 0.2), Champion.PRESENT)).isEmpty();
    assertThat(floors.broken(report(0.1, 0.1801, 0.2), Champion.PRESENT)).isEmpty();
  }

  @Test
  void aModelClearlyWorseThanPopularityIsNamedWithBothFigures() {
    assertThat(floors.broken(report(0.5, 0.1, 0.2), Champion.PRESENT))
        .containsExactly(
            "ndcg@20: found 0.1, expected at least 0.1800 (0.9 of popularity's 0.2000)");
  }

  @Test
  void aMetricBelowItsFloorIsNamed() {
    assertThat(floors.broken(report(0.05, 0.3, 0.2), Champion.PRESENT))
        .containsExactly("recall@20: found 0.05, expected at least 0.1000 (its floor)");
  }

  @Test
  void aMetricThatIsNotANumberNeverPasses() {
    assertThat(floors.broken(report(Double.NaN, 0.3, 0.2), Champion.ABSENT)).hasSize(1);
  }

  @Test
  void withoutAnEvaluationOnlyAFirstModelPasses() {
    EvaluationReport empty = new EvaluationReport("too few events", 0, 0, Map.of(), Map.of());

    assertThat(floors.broken(empty, Champion.ABSENT)).isEmpty();
    assertThat(floors.broken(empty, Champion.PRESENT))
        .containsExactly("nothing could be evaluated: too few events");
  }

  private static EvaluationReport report(double recall, double ndcg, double popularityNdcg) {
    return new EvaluationReport(
        "temporal",
        10,
        20,
        Map.of("recall@20", recall, "ndcg@20", ndcg),
        Map.of("popularity", Map.of("ndcg@20", popularityNdcg)));
  }
}
