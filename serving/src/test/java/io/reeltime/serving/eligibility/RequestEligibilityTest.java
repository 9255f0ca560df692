package io.reeltime.serving.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Video;
import io.reeltime.serving.catalogue.LiveCatalogue;
import io.reeltime.serving.catalogue.LiveCatalogue.PutListener;
import io.reeltime.serving.catalogue.VideoNumbering;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestEligibilityTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private PutListener listener = PutListener.NONE;
  private final LiveCatalogue catalogue =
      new LiveCatalogue(
          null, new VideoNumbering(null), (index, video) -> listener.put(index, video));
  private long offset;

  private void put(String videoId, String category, Instant publishedAt, String... regions) {
    Video.Status status = Video.Status.PUBLISHED;
    catalogue.put(
        offset++,
        new Video(videoId, "", "", category, "", 0, publishedAt, List.of(regions), status));
  }

  private RequestEligibility eligibility(Restrictions restrictions) {
    return eligibility(restrictions, _ -> false, System.nanoTime() + Long.MAX_VALUE / 2);
  }

  private RequestEligibility eligibility(
      Restrictions restrictions, IntPredicate seen, long deadlineNanos) {
    return new RequestEligibility(catalogue, restrictions, seen, NOW, deadlineNanos);
  }

  private @Nullable Obstacle obstacle(Restrictions restrictions, String videoId) {
    return eligibility(restrictions).obstacle(catalogue.indexOf(videoId));
  }

  @Test
  void aRegionKeepsBackWhatIsNotForItAndNoRegionKeepsBackNothing() {
    put("everywhere", "", Instant.EPOCH);
    put("german", "", Instant.EPOCH, "DE", "AT");
    Restrictions inGermany = new Restrictions(null, "DE", List.of());
    Restrictions inFrance = new Restrictions(null, "FR", List.of());

    assertThat(obstacle(inGermany, "german")).isNull();
    assertThat(obstacle(inFrance, "german")).isEqualTo(Obstacle.REGION);
    assertThat(obstacle(inFrance, "everywhere")).isNull();
    assertThat(obstacle(Restrictions.NONE, "german")).isNull();
  }

  @Test
  void aVideoIsVisibleFromItsTimeOnUntilItIsTakenDown() {
    put("now", "", NOW);
    put("later", "", NOW.plusMillis(1));
    assertThat(obstacle(Restrictions.NONE, "now")).isNull();
    assertThat(obstacle(Restrictions.NONE, "later")).isEqualTo(Obstacle.NOT_VISIBLE);

    RequestEligibility running = eligibility(Restrictions.NONE);
    catalogue.put(offset++, TestSnapshots.takenDown(TestSnapshots.video("now", "", "")));

    assertThat(running.allows(catalogue.indexOf("now"))).isFalse();
  }

  /** {@code dogs} has no code when the rule is compiled: nothing may slip through for that. */
  @Test
  void whatIsPutWhileARequestRunsIsForTheNextOne() {
    put("a", "cats", Instant.EPOCH);
    Restrictions notDogs = new Restrictions(Rule.parse("category != dogs"), null, List.of());
    RequestEligibility running = eligibility(notDogs);

    put("a", "dogs", Instant.EPOCH);

    assertThat(running.allows(0)).isFalse();
    assertThat(obstacle(notDogs, "a")).isEqualTo(Obstacle.FILTER);
  }

  /** In the middle of a put the row is there, and no one knows the id yet. */
  @Test
  void aVideoIsNotFoundBeforeItsIdIs() {
    List<RequestEligibility> begun = new ArrayList<>();
    listener =
        (_, _) -> {
          begun.add(eligibility(new Restrictions(null, null, List.of("v9"))));
          begun.add(eligibility(new Restrictions(Rule.parse("videoId != v9"), null, List.of())));
        };

    put("v9", "", Instant.EPOCH);

    int videoIndex = catalogue.indexOf("v9");
    assertThat(begun).hasSize(2).noneMatch(running -> running.allows(videoIndex));
    assertThat(eligibility(Restrictions.NONE).allows(videoIndex)).isTrue();
  }

  @Test
  void afterTheDeadlineAWalkEndsSoonAndTheCountSaysOfHowMany() {
    IntStream.range(0, 3_000).forEach(i -> put("video-" + i, "cats", Instant.EPOCH));
    Restrictions dogs = new Restrictions(Rule.parse("category = dogs"), null, List.of());
    RequestEligibility late = eligibility(dogs, _ -> false, System.nanoTime());
    Eligibility walk = late.untilDeadline();

    IntStream.range(0, 1_024).forEach(walk::allows);
    assertThat(walk.isOver()).isFalse();
    assertThat(late.isCut()).isFalse();
    walk.allows(1_024);

    assertThat(walk.isOver()).isTrue();
    assertThat(late.isCut()).isTrue();
    assertThat(late.obstacles().reason())
        .isEqualTo("of the first 1024 videos 1024 outside the filter");
  }

  @Test
  void whatTheRuleForbidsIsNotLookedUpAmongTheSeen() {
    put("cat", "cats", Instant.EPOCH);
    Restrictions dogs = new Restrictions(Rule.parse("category = dogs"), null, List.of());
    IntPredicate dear =
        _ -> {
          throw new AssertionError("the rule was to be asked first");
        };

    assertThat(eligibility(dogs, dear, System.nanoTime()).allows(0)).isFalse();
  }

  @Test
  void tenThousandExcludedIdsOfWhichMostAreUnknownKeepTheirVideosOut() {
    put("video-77", "", Instant.EPOCH);
    put("other", "", Instant.EPOCH);
    Restrictions restrictions =
        new Restrictions(
            null, null, IntStream.range(0, 10_000).mapToObj(i -> "video-" + i).toList());

    assertThat(obstacle(restrictions, "video-77")).isEqualTo(Obstacle.EXCLUDED);
    assertThat(obstacle(restrictions, "other")).isNull();
  }

  @Test
  void countsForEachVideoTheFirstObstacle() {
    put("later", "cats", NOW.plusMillis(1));
    put("german", "cats", Instant.EPOCH, "DE");
    put("unwanted", "cats", Instant.EPOCH);
    put("seen", "cats", Instant.EPOCH);
    put("dog", "dogs", Instant.EPOCH);
    put("dog2", "dogs", Instant.EPOCH);
    Restrictions restrictions =
        new Restrictions(Rule.parse("category = cats"), "FR", List.of("unwanted"));
    int seen = catalogue.indexOf("seen");

    Obstacles obstacles =
        eligibility(restrictions, i -> i == seen, System.nanoTime() + Long.MAX_VALUE / 2)
            .obstacles();

    assertThat(obstacles.count(Obstacle.FILTER)).isEqualTo(2);
    assertThat(obstacles.reason())
        .isEqualTo(
            "of 6 videos 1 not published or taken down, 1 not for the region, 1 excluded, 2"
                + " outside the filter, 1 seen already");
  }

  @Test
  void anEmptyCatalogueIsAReasonOfItsOwn() {
    assertThat(eligibility(Restrictions.NONE).obstacles().reason())
        .isEqualTo("the catalogue is empty: no video was put, no event names one");
  }

  @Test
  void aContradictionIsToldBeforeAnyVideoIsAskedAbout() {
    Rule rule = Rule.parse("category = cats and category = dogs");

    assertThat(new Restrictions(rule, null, List.of()).contradiction(NOW))
        .contains(
            "the filter contradicts itself: no video has a category that is in [cats] and in"
                + " [dogs]");
    assertThat(Restrictions.NONE.contradiction(NOW)).isEmpty();
  }
}
