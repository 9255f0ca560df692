package io.reeltime.serving;

import static io.reeltime.serving.fixture.ServingFixture.videoIds;
import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.pool.PooledTask;
import io.reeltime.serving.rule.Rule;
import io.reeltime.serving.shaping.FeedShaper;
import io.reeltime.serving.shaping.ShapingSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers whose time is over at a certain stage: the observer of stages holds them up there. */
class DeadlineTest {
  private static final int VIDEOS = 3_000;
  private static final int LIMIT = 50;
  private static final Duration DEADLINE = Duration.ofMillis(200);

  @TempDir private Path folder;
  private ServingFixture serving;

  @BeforeEach
  void start() {
    serving = new ServingFixture(folder);
    TestSnapshots snapshot = new TestSnapshots(4);
    for (int i = 0; i < VIDEOS; i++) {
      double[] factor = {Math.sin(i), Math.cos(i), 1, 1};
      snapshot.add(video("video-%04d".formatted(i), "", ""), i % 17, factor);
    }
    serving.champion(snapshot.user("ada", new int[] {7}, new float[] {2}));
  }

  @AfterEach
  void stop() {
    serving.close();
  }

  @Test
  void aScanThatIsCutShortIsFilledUpWithWhatIsPopularAndSaysSo() {
    Answer answer = service(Stage.FOLD_IN).recommend("ada", LIMIT);

    assertThat(answer.partial()).isTrue();
    assertThat(answer.fallback()).isNull();
    assertThat(videoIds(answer))
        .hasSize(LIMIT)
        .doesNotHaveDuplicates()
        .doesNotContain("video-0007");
  }

  @Test
  void aRequestThatIsLateBeforeItsScanIsWhatIsPopularAndSaysSo() {
    Answer answer = service(Stage.QUEUE).recommend("ada", LIMIT);

    assertThat(answer.fallback()).isEqualTo(Fallback.DEADLINE);
    assertThat(answer.partial()).isFalse();
    assertThat(videoIds(answer)).hasSize(LIMIT).doesNotContain("video-0007");
    assertThat(answer.items()).allMatch(item -> item.source() == Source.POPULARITY);
  }

  /** It stands behind more than a thousand others by popularity. */
  @Test
  void aLateSearchForTheOneVideoOfARuleEndsSoonAndSaysSo() {
    Restrictions one = new Restrictions(Rule.parse("videoId = video-0005"), null, List.of());
    RecommendationService late = service(Stage.QUEUE);

    for (PooledTask<Answer> task :
        List.of(
            late.feed(feed(one)),
            late.similar("video-0001", LIMIT, one),
            late.trending(LIMIT, one))) {
      Answer answer = PooledTask.run(task);
      assertThat(answer.items()).isEmpty();
      assertThat(answer.partial()).isTrue();
      assertThat(answer.reason()).isEqualTo("of the first 1024 videos 1023 outside the filter");
    }
    assertThat(videoIds(PooledTask.run(serving.service.feed(feed(one)))))
        .containsExactly("video-0005");
    assertThat(videoIds(PooledTask.run(serving.service.trending(LIMIT, one))))
        .containsExactly("video-0005");
  }

  private static FeedRequest feed(Restrictions restrictions) {
    return new FeedRequest(
        "ada",
        List.of(),
        LIMIT,
        restrictions,
        FeedCursor.beginning(),
        FeedRequest.Explanation.NONE);
  }

  @Test
  void aRequestInTimeIsWhole() {
    Answer answer = serving.service.recommend("ada", LIMIT);

    assertThat(answer.partial()).isFalse();
    assertThat(answer.fallback()).isNull();
  }

  private RecommendationService service(Stage heldUp) {
    return new RecommendationService(
        new FeedSetup(
            serving.generations,
            serving.log,
            InstantSource.fixed(ServingFixture.NOW),
            () -> "request",
            new FeedShaper(ShapingSettings.NONE),
            100,
            DEADLINE,
            serving.reasons,
            new HeldUp(heldUp)));
  }

  /** Lets the deadline pass at the end of one stage. */
  private record HeldUp(Stage at) implements AnswerObserver {
    @Override
    public void spent(Stage stage, long nanos) {
      long began = System.nanoTime();
      while (stage == at && System.nanoTime() - began <= DEADLINE.toNanos()) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void answered(Answer answer, long nanos) {}
  }
}
