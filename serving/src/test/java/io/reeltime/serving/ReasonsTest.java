package io.reeltime.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.explain.Explanation.Reason;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.pool.PooledTask;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reasons of cold videos, and of answers that a swap has left behind. */
class ReasonsTest {
  private static final Video FRESH_DOG =
      TestSnapshots.video("fresh-dog", "", "").withEmbedding(Embedding.of(0, 1));

  @TempDir private Path folder;
  private ServingFixture serving;

  @BeforeEach
  void start() {
    serving = new ServingFixture(folder);
    serving.champion(snapshot());
    serving.happens("dog-person", "dog1", EventType.LIKE);
    put(FRESH_DOG);
  }

  @AfterEach
  void stop() {
    serving.close();
  }

  private static TestSnapshots snapshot() {
    return new TestSnapshots(2)
        .add(TestSnapshots.video("cat1", "", ""), 5, 1, 0)
        .add(TestSnapshots.video("dog1", "", ""), 3, 0, 1)
        .embeddingsAreFactors();
  }

  @Test
  void aColdVideoComesWithWhatItWasScoredBy() {
    RecommendedVideo first = answer().items().getFirst();

    assertThat(first.source()).isEqualTo(Source.CONTENT);
    assertThat(first.because())
        .singleElement()
        .satisfies(because -> {
          assertThat(because.videoId()).isEqualTo("dog1");
          assertThat(because.contribution()).isCloseTo(first.score(), within(1e-5));
        });
  }

  @Test
  void laterAColdVideoIsExplainedAsLongAsItHasItsRow() {
    Answer answer = answer();

    Why.Item item = serving.reasons.why("dog-person", answer.requestId()).items().getFirst();
    assertThat(item.videoId()).isEqualTo("fresh-dog");
    assertThat(item.score()).isCloseTo(answer.items().getFirst().score(), within(1e-5));
    assertThat(item.reason()).isNull();

    put(FRESH_DOG.withEmbedding(Embedding.NONE));
    Why.Item rowless = serving.reasons.why("dog-person", answer.requestId()).items().getFirst();
    assertThat(rowless.videoId()).isEqualTo("fresh-dog");
    assertThat(rowless.because()).isEmpty();
    assertThat(rowless.reason()).isEqualTo(Reason.NEW_VIDEO);
  }

  @Test
  void anAnswerFromBeforeARollbackToItsSnapshotIsExplainedNoMore() {
    Answer answer = answer();
    serving.champion(snapshot());
    serving.store.promote(serving.store.alias(Alias.PREVIOUS).orElseThrow());
    serving.watcher.check();
    assertThat(answer().snapshotVersion()).isEqualTo(answer.snapshotVersion());

    assertThatThrownBy(() -> serving.reasons.why("dog-person", answer.requestId()))
        .isInstanceOf(UnknownAnswerException.class)
        .hasMessageContaining("made from v000001; expected an answer made since v000001, which");
  }

  private Answer answer() {
    return PooledTask.run(
        serving.service.feed(
            new FeedRequest(
                "dog-person",
                List.of(),
                2,
                Restrictions.NONE,
                FeedCursor.beginning(),
                FeedRequest.Explanation.OF_EACH_VIDEO)));
  }

  private void put(Video video) {
    serving.log.append(video);
    serving.follow();
  }
}
