package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.preference.PreferenceWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final Instant START = AudienceSettings.DEFAULT_START;
  private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));

  private final AudienceSettings settings = AudienceSettings.ofSize(1_000, 7);
  private final Audience audience = new Audience(settings);

  @Test
  void videosThatLieNearEachOtherLookAlike() {
    Audience one = new Audience(AudienceSettings.ofSize(1_000, 7));
    Audience other = new Audience(AudienceSettings.ofSize(1_000, 8));
    assertThat(one.video(5).embedding()).isEqualTo(one.video(5).embedding());
    assertThat(one.video(5).embedding()).isNotEqualTo(other.video(5).embedding());
    double same = 0;
    double different = 0;
    int sameCount = 0;
    int differentCount = 0;
    for (int video = 1; video < 400; video++) {
      double cosine = cosine(one.video(0).embedding(), one.video(video).embedding());
      if (one.video(0).category().equals(one.video(video).category())) {
        same += cosine;
        sameCount++;
      } else {
        different += cosine;
        differentCount++;
      }
    }
    assertThat(same / sameCount).isGreaterThan(0.3);
    assertThat(Math.abs(different / differentCount)).isLessThan(0.15);
  }

  private static double cosine(Embedding a, Embedding b) {
    double dot = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < a.length(); i++) {
      dot += a.get(i) * b.get(i);
      left += a.get(i) * a.get(i);
      right += b.get(i) * b.get(i);
    }
    return dot / Math.sqrt(left * right);
  }

  @Test
  void sameSeedSameEventsAnotherSeedOthers() {
    List<Event> events = audience.events(START, NEXT_DAY).toList();
    assertThat(new Audience(settings).events(START, NEXT_DAY).toList()).isEqualTo(events);
    Set<Event> others =
        new Audience(AudienceSettings.ofSize(1_000, 8))
            .events(START, NEXT_DAY)
            .collect(Collectors.toSet());
    assertThat(others).isNotEmpty();
    assertThat(events).noneMatch(others::contains);
  }

  @Test
  void aStreamedSessionIsTheOneThatWatchingItsOrganicFeedGives() {
    SessionStart session = audience.sessions(START, NEXT_DAY).skip(700).findFirst().orElseThrow();
    Feed feed = audience.organicFeed(session.userIndex(), session.start());
    List<Event> watched = audience.watch(session.userIndex(), feed, session.start());
    assertThat(watched).isNotEmpty();
    List<Event> streamed =
        audience.events(START, NEXT_DAY).dropWhile(event -> !watched.contains(event)).toList();
    assertThat(streamed).startsWith(watched.toArray(Event[]::new));
  }

  @Test
  void interactionsAreTheStrengthsOfTheStreamedEvents() {
    PreferenceWeights weights = PreferenceWeights.defaults();
    double expected =
        audience
            .events(START, NEXT_DAY)
            .mapToDouble(e -> weights.strength(e.type(), e.watchMillis(), e.durationMillis(), 0))
            .sum();
    long impressions =
        audience
            .events(START, NEXT_DAY)
            .filter(event -> event.type() == EventType.IMPRESSION)
            .count();
    InteractionCursor cursor = audience.interactions(START, NEXT_DAY, weights);
    long count = 0;
    double sum = 0;
    while (cursor.advance()) {
      count++;
      sum += cursor.strength();
    }
    assertThat(count).isEqualTo(impressions);
    // Strengths are rounded to float32.
    assertThat(sum).isCloseTo(expected, withinPercentage(0.01));
    assertThat(cursor.advance()).isFalse();
  }

  @Test
  void daysStreamedAtOnceByManyThreadsAreThoseStreamedInTurn() {
    List<Event> inTurn = audience.events(START, START.plus(Duration.ofDays(8))).toList();
    Audience shared = new Audience(settings);
    List<Event> atOnce =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(day -> START.plus(Duration.ofDays(day)))
            .flatMap(day -> shared.events(day, day.plus(Duration.ofDays(1))))
            .toList();
    assertThat(atOnce.equals(inTurn)).isTrue();
  }

  @Test
  void eventIdsAreUnique() {
    Set<String> ids = new HashSet<>();
    assertThat(audience.events(START, START.plus(Duration.ofDays(5))).map(Event::eventId))
        .allMatch(ids::add);
  }

  @Test
  void eventsOfASessionAreInOrderOfTimeAndAtMostHoursAfterItsStart() {
    audience
        .sessions(START, NEXT_DAY)
        .forEach(session -> {
          Feed feed = audience.organicFeed(session.userIndex(), session.start());
          List<Instant> times =
              audience.watch(session.userIndex(), feed, session.start()).stream()
                  .map(Event::timestamp)
                  .toList();
          assertThat(times).isSorted();
          assertThat(times.getFirst()).isEqualTo(session.start());
          assertThat(times.getLast()).isBefore(session.start().plus(Duration.ofHours(2)));
        });
  }

  @Test
  void eventsCarryTheAttributionOfTheFeed() {
    Feed feed =
        new Feed(
            List.of("video-3", "elsewhere", "video-9"), List.of(0.5, 1.0, 0.25), "r1", "v000007");
    List<Event> seen = seenByAnyoneToTheEnd(feed);
    assertThat(seen)
        .allSatisfy(event -> {
          assertThat(event.requestId()).isEqualTo("r1");
          assertThat(event.snapshotVersion()).isEqualTo("v000007");
        });
    assertThat(seen)
        .extracting(Event::videoId, Event::position, Event::propensity)
        .containsExactly(tuple("video-3", 0, 0.5), tuple("video-9", 2, 0.25));
  }

  @Test
  void aFeedWithoutKnownVideosMakesNoEvents() {
    assertThat(audience.watch(0, Feed.organic(List.of("video-x", "film-1")), START)).isEmpty();
    assertThat(audience.watch(0, Feed.organic(List.of()), START)).isEmpty();
  }

  @Test
  void organicFeedsHoldDifferentVideosThatArePublished() {
    for (int user = 0; user < 1_000; user++) {
      Feed feed = audience.organicFeed(user, NEXT_DAY);
      assertThat(feed.videoIds()).hasSize(30).doesNotHaveDuplicates();
      assertThat(feed.videoIds())
          .allMatch(id -> !publishedAt(id).isAfter(NEXT_DAY), "published by then");
    }
  }

  @Test
  void aTinyCatalogueMakesShortFeeds() {
    Audience tiny = new Audience(settings.withVideos(3, 0));
    assertThat(tiny.organicFeed(5, START).videoIds()).hasSizeBetween(1, 3);
    Instant beforeTheFirst = START.minus(Duration.ofDays(90));
    assertThat(tiny.organicFeed(5, beforeTheFirst).videoIds()).isEmpty();
  }

  @Test
  void videosAreReadableAndBornDaily() {
    assertThat(audience.videosBornBetween(START, NEXT_DAY).count())
        .isEqualTo(settings.videosPerDay());
    IntStream.range(0, 2_000)
        .mapToObj(audience::video)
        .forEach(video -> assertThat(video.title()).matches(".+ in .+ #\\d+"));
    Map<String, Long> categories =
        IntStream.range(0, 2_000)
            .mapToObj(audience::video)
            .collect(Collectors.groupingBy(Video::category, Collectors.counting()));
    assertThat(categories).hasSize(settings.topics());
  }

  @Test
  void idsLeadBackToIndexes() {
    assertThat(audience.videoIndex(audience.video(41).videoId())).hasValue(41);
    assertThat(audience.userIndex(audience.userId(999))).hasValue(999);
    assertThat(audience.userIndex("user-1000")).isEmpty();
    for (String foreign :
        List.of("video-", "video-01", "video--1", "video-99999999999", "v1", "")) {
      assertThat(audience.videoIndex(foreign)).as(foreign).isEmpty();
    }
  }

  @Test
  void anIndexOutOfRangeIsNamed() {
    assertThatThrownBy(() -> audience.userId(1_000))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("userIndex: found 1000, expected 0 to 999");
    assertThatThrownBy(() -> audience.affinity(0, -1, START))
        .hasMessageStartingWith("videoIndex: found -1, expected 0 to ");
  }

  /** Impressions of the first user who went through the whole feed. */
  private List<Event> seenByAnyoneToTheEnd(Feed feed) {
    return IntStream.range(0, 1_000)
        .mapToObj(user -> impressions(audience.watch(user, feed, START)))
        .filter(seen -> seen.size() == 2)
        .findFirst()
        .orElseThrow();
  }

  private static List<Event> impressions(List<Event> events) {
    return events.stream().filter(event -> event.type() == EventType.IMPRESSION).toList();
  }

  private Instant publishedAt(String videoId) {
    return audience.video(audience.videoIndex(videoId).orElseThrow()).publishedAt();
  }
}
