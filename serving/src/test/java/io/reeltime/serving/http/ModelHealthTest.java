package io.reeltime.serving.http;

import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.fixture.InMemoryEventLog;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.generation.LiveEvents;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
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

  @Test
  void aNodeWhoseLogRefusesToBeReadIsDownAndSaysWhyUntilItIsReadAgain() throws Exception {
    RefusingLog log = new RefusingLog();
    try (ServingFixture serving = new ServingFixture(folder)) {
      LiveEvents events = new LiveEvents(log, serving.generations);
      log.append(video("v", "V", ""));

      log.refusal = "found log 'log-2'";
      assertThatThrownBy(events::follow).hasMessage("found log 'log-2'");
      HealthCheckResponse refused = health(serving, events, false);
      log.refusal = null;
      events.follow();

      assertThat(refused.getStatus()).isEqualTo(Status.DOWN);
      assertThat(data(refused)).containsEntry("live-events-error", "found log 'log-2'");
      assertThat(health(serving, events, false).getStatus()).isEqualTo(Status.UP);
    }
  }

  private static final class RefusingLog extends InMemoryEventLog {
    private @Nullable String refusal;

    RefusingLog() {
      super("log");
    }

    @Override
    public synchronized List<LogEntry> read(long fromOffset, int limit) {
      if (refusal != null) {
        throw new LogUnavailableException(refusal, Duration.ofSeconds(1));
      }
      return super.read(fromOffset, limit);
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
    return health(serving, serving.events, snapshotRequired);
  }

  private static HealthCheckResponse health(
      ServingFixture serving, LiveEvents events, boolean snapshotRequired) {
    ServingConfig config =
        new SmallRyeConfigBuilder()
            .withConverters(new Converter<?>[] {new DurationConverter(), new MemorySizeConverter()})
            .withMapping(ServingConfig.class)
            .withDefaultValue("reeltime.serving.require-snapshot", String.valueOf(snapshotRequired))
            .build()
            .getConfigMapping(ServingConfig.class);
    return new ModelHealth(serving.watcher, events, config).call();
  }

  private static Map<String, Object> data(HealthCheckResponse response) {
    return response.getData().orElseThrow();
  }
}
