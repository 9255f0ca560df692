package io.reeltime.serving.http;

import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHealthTest {
  @TempDir private Path folder;

  @Test
  void aNodeThatNeedsASnapshotIsReadyWithAVerifiedOneOnly() throws IOException {
    try (ServingFixture serving = new ServingFixture(folder)) {
      assertThat(health(serving, true).getStatus()).isEqualTo(Status.DOWN);

      serving.store.promote(broken(serving));
      serving.watcher.check();
      HealthCheckResponse refused = health(serving, true);
      serving.champion(snapshot());

      assertThat(refused.getStatus()).isEqualTo(Status.DOWN);
      assertThat(data(refused).toString()).contains("last-load-error=", "history.arrow");
      assertThat(health(serving, true).getStatus()).isEqualTo(Status.UP);
      assertThat(data(health(serving, true))).containsEntry("version", "v000002");
    }
  }

  @Test
  void aNodeThatTakesInTheFirstEventsIsReadyWithoutAndDownWhenItsChampionIsBroken()
      throws IOException {
    try (ServingFixture serving = new ServingFixture(folder)) {
      HealthCheckResponse before = health(serving, false);

      assertThat(before.getStatus()).isEqualTo(Status.UP);
      assertThat(data(before).toString()).contains("detail=no snapshot yet");

      serving.store.promote(broken(serving));
      serving.watcher.check();
      assertThat(health(serving, false).getStatus()).isEqualTo(Status.DOWN);
    }
  }

  private static SnapshotVersion broken(ServingFixture serving) throws IOException {
    SnapshotVersion version = snapshot().publish(serving.store);
    Files.write(serving.store.path(version).resolve("history.arrow"), new byte[] {1});
    return version;
  }

  private static TestSnapshots snapshot() {
    return new TestSnapshots(1).add(video("v", "V", ""), 1, 1);
  }

  private static HealthCheckResponse health(ServingFixture serving, boolean snapshotRequired) {
    ServingConfig config =
        new SmallRyeConfigBuilder()
            .withConverters(new Converter<?>[] {new DurationConverter(), new MemorySizeConverter()})
            .withMapping(ServingConfig.class)
            .withDefaultValue("reeltime.serving.require-snapshot", String.valueOf(snapshotRequired))
            .build()
            .getConfigMapping(ServingConfig.class);
    return new ModelHealth(serving.watcher, serving.events, config).call();
  }

  private static Map<String, Object> data(HealthCheckResponse response) {
    return response.getData().orElseThrow();
  }
}
