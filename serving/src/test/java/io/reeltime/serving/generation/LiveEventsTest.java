package io.reeltime.serving.generation;

import static io.reeltime.serving.fixture.ServingFixture.videoIds;
import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEventsTest {
  @TempDir private Path folder;

  @Test
  void anAppendedEventWakesTheFollowerAndChangesTheAnswer() {
    try (ServingFixture serving = new ServingFixture(folder)) {
      serving.champion(
          new TestSnapshots(1).add(video("a", "", ""), 2, 1).add(video("b", "", ""), 1, 1));
      try (Loop _ = Loop.start("follower", serving.events::follow, Duration.ZERO)) {
        serving.log.append(Event.of("e", "user", "a", EventType.SKIP, 0, 0, ServingFixture.NOW));

        await()
            .pollInterval(Duration.ofMillis(1))
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(() ->
                assertThat(videoIds(serving.service.recommend("user", 2))).containsExactly("b"));
      }
    }
  }

  @Test
  void lagCountsWhatIsDurableButNotYetVisible() {
    try (ServingFixture serving = new ServingFixture(folder)) {
      serving.log.append(video("a", "", ""));
      serving.log.append(video("b", "", ""));
      assertThat(serving.events.lag()).isEqualTo(2);

      serving.follow();

      assertThat(serving.events.lag()).isZero();
    }
  }
}
