package io.reeltime.serving;

import static io.reeltime.serving.fixture.ServingFixture.NOW;
import static io.reeltime.serving.fixture.ServingFixture.videoIds;
import static io.reeltime.serving.fixture.TestSnapshots.takenDown;
import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model small enough for paper, rank 2: cats along the first axis, dogs along the second.
 *
 * <pre>
 * index  video  factor  popularity  category
 *   0    cat1   (2, 0)      5       cats
 *   1    cat2   (1, 0)      1       cats
 *   2    cold   (0, 0)      0       cats
 *   3    dog1   (0, 1)      9       dogs
 *   4    dog2   (0, 2)      3       dogs
 * </pre>
 *
 * Gramian diag(5, 5); a0 = 1, alpha = 1, ridge = 1, so a user who has only seen videos of one axis
 * solves {@code (5 + sum c y^2 + 1) x = sum c y} on it.
 */
class RecommendationServiceTest {
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

  private static TestSnapshots catsAndDogs() {
    return new TestSnapshots(2)
        .add(video("cat1", "Cat one", "cats"), 5, 2, 0)
        .add(video("cat2", "Cat two", "cats"), 1, 1, 0)
        .add(video("cold", "New cat", "cats"), 0, 0, 0)
        .add(video("dog1", "Dog one", "dogs"), 9, 0, 1)
        .add(video("dog2", "Dog two", "dogs"), 3, 0, 2)
        .user("cat-person", new int[] {0}, new float[] {3})
        .user("looker", new int[] {3}, new float[] {0})
        .user("refuser", new int[] {3}, new float[] {-1});
  }

  @Test
  void anAcknowledgedEventIsInTheVeryNextAnswerThoughTheFollowerHasNotRun() {
    serving.champion(catsAndDogs());
    serving.log.append(Event.of("e1", "new", "dog1", EventType.LIKE, 0, 0, NOW));

    Answer answer = serving.service.recommend("new", 1);

    assertThat(videoIds(answer)).containsExactly("dog2");
    assertThat(answer.fallback()).isNull();
  }

  @Test
  void aUserWhoOnlyLikedVideosWithoutFactorsGetsWhatIsPopularAndIsToldSo() {
    serving.champion(catsAndDogs());
    serving.happens("new", "cold", EventType.LIKE);

    Answer answer = serving.service.recommend("new", 2);

    assertThat(answer.fallback()).isEqualTo(Fallback.UNKNOWN_USER);
    assertThat(videoIds(answer)).containsExactly("dog1", "cat1");
  }

  @Test
  void solvesTheUserAndScoresByHandWorkedNumbers() {
    serving.champion(catsAndDogs());

    Answer answer = serving.service.recommend("cat-person", 2);

    // cat1 seen with c = 3: (6 + 3*4) x = 3*2, x = (1/3, 0): cat2 scores 1/3, dogs 0.
    assertThat(videoIds(answer)).containsExactly("cat2", "dog1");
    assertThat(answer.items().getFirst().score()).isCloseTo(1 / 3f, within(1e-6f));
    assertThat(answer.items().getFirst().source()).isEqualTo(Source.FACTORS);
    assertThat(answer.fallback()).isNull();
    assertThat(answer.snapshotVersion()).isEqualTo(new SnapshotVersion(1));
    assertThat(answer.requestId()).isEqualTo("request-1");
    assertThat(answer.items()).extracting(RecommendedVideo::position).containsExactly(0, 1);
    assertThat(answer.items()).extracting(RecommendedVideo::propensity).containsOnly(1.0);
  }

  @Test
  void fillsUpWithPopularityAndSaysSo() {
    serving.champion(catsAndDogs());

    Answer answer = serving.service.recommend("cat-person", 10);

    // The cold video has no factor: it comes last, by popularity, and the seen one not at all.
    assertThat(videoIds(answer)).containsExactly("cat2", "dog1", "dog2", "cold");
    assertThat(answer.items().getLast().source()).isEqualTo(Source.POPULARITY);
  }

  @Test
  void aLikeChangesTheVeryNextAnswer() {
    serving.champion(catsAndDogs());
    assertThat(videoIds(serving.service.recommend("cat-person", 1))).containsExactly("cat2");

    serving.happens("cat-person", "dog1", EventType.SHARE);
    serving.happens("cat-person", "dog1", EventType.SHARE);

    // Dogs: c = 6, (6 + 6) x = 6, x = 1/2: dog2 scores 1, cat2 still 1/3.
    Answer after = serving.service.recommend("cat-person", 2);
    assertThat(videoIds(after)).containsExactly("dog2", "cat2");
    assertThat(after.items().getFirst().score()).isCloseTo(1f, within(1e-6f));
  }

  @Test
  void aSkippedVideoIsGoneFromTheVeryNextAnswer() {
    serving.champion(catsAndDogs());

    serving.happens("cat-person", "cat2", EventType.SKIP);

    assertThat(videoIds(serving.service.recommend("cat-person", 10))).doesNotContain("cat2");
  }

  @Test
  void anImpressionAloneDoesNotMakeAVideoSeen() {
    serving.champion(catsAndDogs());

    serving.happens("cat-person", "cat2", EventType.IMPRESSION);

    assertThat(videoIds(serving.service.recommend("cat-person", 1))).containsExactly("cat2");
  }

  @Test
  void anUnknownUserGetsPopularityAndIsToldSo() {
    serving.champion(catsAndDogs());

    Answer answer = serving.service.recommend("stranger", 3);

    assertThat(answer.fallback()).isEqualTo(Fallback.UNKNOWN_USER);
    assertThat(videoIds(answer)).containsExactly("dog1", "cat1", "dog2");
    assertThat(answer.items()).extracting(RecommendedVideo::source).containsOnly(Source.POPULARITY);
    assertThat(answer.items().getFirst().score()).isEqualTo(9f);
  }

  @Test
  void aNewUserIsKnownFromTheFirstLikeOn() {
    serving.champion(catsAndDogs());

    serving.happens("newcomer", "cat1", EventType.LIKE);

    Answer answer = serving.service.recommend("newcomer", 1);
    assertThat(answer.fallback()).isNull();
    assertThat(videoIds(answer)).containsExactly("cat2");
  }

  @Test
  void popularityLeavesOutWhatWasSeenWithoutAVerdict() {
    serving.champion(catsAndDogs());

    Answer answer = serving.service.recommend("looker", 2);

    assertThat(answer.fallback()).isEqualTo(Fallback.UNKNOWN_USER);
    assertThat(videoIds(answer)).containsExactly("cat1", "dog2");
  }

  @Test
  void aUserWhoOnlyRefusedGetsPopularity() {
    serving.champion(catsAndDogs());

    Answer answer = serving.service.recommend("refuser", 2);

    assertThat(answer.fallback()).isEqualTo(Fallback.ONLY_NEGATIVE);
    assertThat(videoIds(answer)).containsExactly("cat1", "dog2");
  }

  @Test
  void givenEventsAloneAreSolvedLikeAHistory() {
    serving.champion(catsAndDogs());
    GivenEvent like = new GivenEvent("dog2", EventType.LIKE, 0, 0, NOW);

    Answer answer = serving.service.recommend(List.of(like), 1);

    // c = 2: (6 + 2*4) x = 2*2, x = 2/7: dog1 scores 2/7.
    assertThat(videoIds(answer)).containsExactly("dog1");
    assertThat(answer.items().getFirst().score()).isCloseTo(2 / 7f, within(1e-6f));
    assertThat(answer.userId()).isNull();
  }

  @Test
  void givenEventsOnUnknownVideosFallBackToPopularity() {
    serving.champion(catsAndDogs());
    GivenEvent like = new GivenEvent("nowhere", EventType.LIKE, 0, 0, NOW);

    Answer answer = serving.service.recommend(List.of(like), 1);

    assertThat(answer.fallback()).isEqualTo(Fallback.UNKNOWN_USER);
  }

  @Test
  void aTakedownInTheLogHidesAVideoEverywhere() {
    serving.champion(catsAndDogs());

    serving.log.append(takenDown(video("dog1", "Dog one", "dogs")));
    serving.follow();

    assertThat(videoIds(serving.service.recommend("cat-person", 10))).doesNotContain("dog1");
    assertThat(videoIds(serving.service.recommend("stranger", 10))).doesNotContain("dog1");
    assertThat(videoIds(serving.similar("dog2", 10))).doesNotContain("dog1");
    assertThat(videoIds(serving.trending(10))).doesNotContain("dog1");
  }

  @Test
  void aVideoThatIsNotPublishedYetStaysHidden() {
    Video later = video("dog1", "Dog one", "dogs");
    serving.champion(catsAndDogs());

    serving.log.append(
        new Video(
            later.videoId(),
            later.creatorId(),
            later.title(),
            later.category(),
            later.language(),
            later.durationMillis(),
            NOW.plus(Duration.ofMinutes(1)),
            List.of(),
            Video.Status.PUBLISHED));
    serving.follow();

    assertThat(videoIds(serving.service.recommend("stranger", 10))).doesNotContain("dog1");
  }

  @Test
  void theNewestCatalogueEntryIsShown() {
    serving.champion(catsAndDogs());

    serving.log.append(video("dog1", "Dog, renamed", "dogs"));
    serving.follow();

    assertThat(serving.service.recommend("stranger", 1).items().getFirst().title())
        .isEqualTo("Dog, renamed");
  }

  @Test
  void aVideoThatOnlyTheLogKnowsComesAfterThePopularOnes() {
    serving.champion(catsAndDogs());

    serving.log.append(video("bird", "Bird", "birds"));
    serving.follow();

    assertThat(videoIds(serving.service.recommend("stranger", 10)))
        .containsExactly("dog1", "cat1", "dog2", "cat2", "cold", "bird");
  }

  @Test
  void similarVideosStandByTheirCosine() {
    serving.champion(catsAndDogs());

    Answer answer = serving.similar("cat2", 10);

    // cat1 points the same way: cosine 1; dogs stand at a right angle; the cold one has no angle.
    assertThat(videoIds(answer)).containsExactly("cat1", "dog1", "dog2");
    assertThat(answer.items().getFirst().score()).isCloseTo(1f, within(1e-6f));
    assertThat(answer.fallback()).isNull();
  }

  @Test
  void similarToAVideoWithoutFactorIsWhatIsPopularInItsCategoryFirst() {
    serving.champion(catsAndDogs());

    Answer answer = serving.similar("cold", 3);

    assertThat(answer.fallback()).isEqualTo(Fallback.NO_FACTOR);
    assertThat(videoIds(answer)).containsExactly("cat1", "cat2", "dog1");
  }

  @Test
  void similarToAVideoThatNobodyKnowsIsNoAnswer() {
    serving.champion(catsAndDogs());

    assertThatThrownBy(() -> serving.similar("nowhere", 3))
        .isInstanceOf(UnknownVideoException.class)
        .hasMessage("video 'nowhere': found neither in the snapshot nor among live events");
  }

  @Test
  void trendingAddsLiveEventsToTheSnapshotsTrend() {
    serving.champion(catsAndDogs());
    assertThat(videoIds(serving.trending(2))).containsExactly("dog1", "cat1");

    // cat2 trends with 1; four shares a minute after the snapshot add 12 and a little.
    for (int i = 0; i < 4; i++) {
      serving.happens("someone-" + i, "cat2", EventType.SHARE);
    }

    Answer answer = serving.trending(10);
    assertThat(videoIds(answer)).containsExactly("cat2", "dog1", "cat1", "dog2");
    assertThat(answer.items().getFirst().score()).isCloseTo(13f, within(0.01f));
  }

  @Test
  void withoutASnapshotTheLogAloneAnswersAndSaysSo() {
    serving.log.append(video("quiet", "Quiet", ""));
    serving.happens("someone", "hit", EventType.LIKE);
    serving.happens("reader", "seen", EventType.LIKE);

    Answer answer = serving.service.recommend("reader", 10);

    assertThat(answer.fallback()).isEqualTo(Fallback.NO_SNAPSHOT);
    assertThat(answer.snapshotVersion()).isNull();
    assertThat(videoIds(answer)).containsExactly("hit", "quiet");
  }

  @Test
  void anEmptySystemAnswersWithAnEmptyList() {
    assertThat(serving.service.recommend("anyone", 10).items()).isEmpty();
    assertThat(serving.trending(10).items()).isEmpty();
  }

  @Test
  void theDirectoryListsLiveUsersFirstAndTheirEventsNewestFirst() {
    serving.champion(catsAndDogs());
    serving.happens("refuser", "cat1", EventType.VIEW);
    serving.happens("refuser", "dog2", EventType.LIKE);

    assertThat(serving.directory.users(2)).containsExactly("refuser", "cat-person");
    List<HistoryEntry> history = serving.directory.history("refuser", 10);
    assertThat(history).extracting(HistoryEntry::videoId).containsExactly("dog2", "cat1", "dog1");
    assertThat(history).extracting(HistoryEntry::type).containsExactly("like", "view", null);
    assertThat(history).extracting(HistoryEntry::strength).containsExactly(2f, 1f, -1f);
  }
}
