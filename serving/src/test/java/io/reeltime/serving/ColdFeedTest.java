package io.reeltime.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds with videos that came after the snapshot; the first axis is cats, the second dogs. */
class ColdFeedTest {
  private static final Video FRESH_DOG =
      TestSnapshots.video("fresh-dog", "", "").withEmbedding(Embedding.of(0, 1));

  @TempDir private Path folder;
  private ServingFixture serving;

  @BeforeEach
  void start() {
    serving = new ServingFixture(folder);
    serving.champion(
        new TestSnapshots(2)
            .add(TestSnapshots.video("cat1", "", ""), 5, 1, 0)
            .add(TestSnapshots.video("cat2", "", ""), 4, 0.5, 0)
            .add(TestSnapshots.video("dog1", "", ""), 3, 0, 1)
            .add(TestSnapshots.video("dog2", "", ""), 2, 0, 0.5)
            .embeddingsAreFactors());
    serving.happens("cat-person", "cat1", EventType.LIKE);
    serving.happens("dog-person", "dog1", EventType.LIKE);
  }

  @AfterEach
  void stop() {
    serving.close();
  }

  @Test
  void aFreshVideoReachesThoseWhoLikeItsKindBeforeAnyoneHasWatchedIt() {
    put(FRESH_DOG);
    RecommendedVideo first = serving.service.recommend("dog-person", 4).items().getFirst();
    assertThat(first.videoId()).isEqualTo("fresh-dog");
    assertThat(first.source()).isEqualTo(Source.CONTENT);
    assertThat(serving.service.recommend("cat-person", 4).items().getFirst().videoId())
        .isEqualTo("cat2");
  }

  @Test
  void aFreshVideoThatIsTakenDownOrWatchedIsNotShownAgain() {
    put(FRESH_DOG);
    serving.happens("dog-person", "fresh-dog", EventType.VIEW);
    assertThat(ServingFixture.videoIds(serving.service.recommend("dog-person", 5)))
        .doesNotContain("fresh-dog");
    put(TestSnapshots.takenDown(FRESH_DOG));
    assertThat(ServingFixture.videoIds(serving.service.recommend("cat-person", 5)))
        .doesNotContain("fresh-dog");
  }

  private void put(Video video) {
    serving.log.append(video);
    serving.follow();
  }
}
