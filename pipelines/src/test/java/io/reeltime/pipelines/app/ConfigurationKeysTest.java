package io.reeltime.pipelines.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationKeysTest {

  @Test
  void knownKeysOfEveryModuleAndForeignOnesPass() {
    assertThat(
            ConfigurationKeys.refusal(
                List.of(
                    "reeltime.home",
                    "reeltime.ingest.table.commit-interval",
                    "reeltime.serving.poll-interval",
                    "reeltime.pipelines.schedule.new-events",
                    "quarkus.http.port",
                    "somebody.else")))
        .isEmpty();
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestKnownOne() {
    assertThat(ConfigurationKeys.refusal(List.of("reeltime.pipelines.schedule.new-evnts")))
        .contains(
            "configuration: nobody reads reeltime.pipelines.schedule.new-evnts"
                + " (nearest known: reeltime.pipelines.schedule.new-events)");
  }
}
