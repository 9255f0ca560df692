package io.reeltime.serving.user;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.serving.cold.ColdVideos;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.generation.Generation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos that are put while a snapshot is live. */
class LiveColdVideosTest {
  private static final Video FRESH =
      TestSnapshots.video("fresh", "", "").withEmbedding(Embedding.of(0, 1));

  @TempDir private Path folder;
  private ServingFixture serving;

  @BeforeEach
  void start() {
    serving = new ServingFixture(folder);
  }

  @AfterEach
  void stop() {
    serving.close();
  }

  @Test
  void aVideoHasARowAsSoonAsItIsPut() {
    serving.champion(snapshot().embeddingsAreFactors());
    put(FRESH);
    assertThat(bestFor(0, 1)).containsExactly(indexOf("fresh"));
    put(FRESH.withEmbedding(Embedding.NONE));
    assertThat(bestFor(0, 1)).isEmpty();
  }

  @Test
  void aSnapshotThatHasItsFactorTakesOver() {
    serving.champion(snapshot().embeddingsAreFactors());
    put(FRESH);
    serving.champion(snapshot().add(FRESH, 1, 0.5, 0.5).embeddingsAreFactors());
    put(FRESH);
    assertThat(bestFor(0, 1)).isEmpty();
  }

  @Test
  void aSnapshotThatDoesNotKnowItGivesItARowOfItsOwn() {
    serving.champion(snapshot().embeddingsAreFactors());
    put(FRESH);
    serving.champion(snapshot().embeddingsAreFactors());
    assertThat(bestFor(0, 1)).containsExactly(indexOf("fresh"));
  }

  /** The log is truncated behind every named snapshot, so this takes going back to another. */
  @Test
  void aVideoThatTheLogNoLongerTellsOfIsStillThereWithoutARow() {
    serving.champion(snapshot().embeddingsAreFactors());
    put(FRESH);
    serving.log.truncate(serving.log.endOffset());
    serving.champion(snapshot().embeddingsAreFactors());
    assertThat(bestFor(0, 1)).isEmpty();
    assertThat(indexOf("fresh")).isEqualTo(1);
  }

  @Test
  void aSnapshotThatLearntNothingOfContentHasNoColdVideos() {
    serving.champion(snapshot());
    put(FRESH);
    try (Generation generation = serving.generations.hold()) {
      assertThat(generation.live().coldVideos()).isNull();
    }
  }

  private static TestSnapshots snapshot() {
    return new TestSnapshots(2).add(TestSnapshots.video("a", "", ""), 5, 1, 0);
  }

  private void put(Video video) {
    serving.log.append(video);
    serving.follow();
  }

  private int[] bestFor(float... userVector) {
    try (Generation generation = serving.generations.hold()) {
      ColdVideos cold = requireNonNull(generation.live().coldVideos());
      return cold.best(userVector, _ -> true, 5).videoIndexes();
    }
  }

  private int indexOf(String videoId) {
    try (Generation generation = serving.generations.hold()) {
      return generation.live().indexOf(videoId);
    }
  }
}
