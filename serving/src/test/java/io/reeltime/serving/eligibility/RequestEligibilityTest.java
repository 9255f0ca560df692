package io.reeltime.serving.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Video;
import io.reeltime.serving.catalogue.LiveCatalogue;
import io.reeltime.serving.catalogue.LiveCatalogue.PutListener;
import io.reeltime.serving.catalogue.VideoNumbering;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestEligibilityTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final LiveCatalogue catalogue =
      new LiveCatalogue(null, new VideoNumbering(null), PutListener.NONE);
  private long offset;

  private void put(String videoId, String category, Instant publishedAt, String... regions) {
    Video.Status status = Video.Status.PUBLISHED;
    catalogue.put(
        offset++,
        new Video(videoId, "", "", category, "", 0, publishedAt, List.of(regions), status));
  }

  private RequestEligibility eligibility(Restrictions restrictions) {
    return new RequestEligibility(catalogue, restrictions, _ -> false, NOW);
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
        new RequestEligibility(catalogue, restrictions, i -> i == seen, NOW).obstacles();

    assertThat(obstacles.count(Obstacle.FILTER)).isEqualTo(2);
    assertThat(obstacles.reason())
        .isEqualTo(
            "of 6 videos 1 not published or taken down, 1 not for the region, 1 excluded, 1 seen"
                + " already, 2 outside the filter");
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
