package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shape of a week of organic events, seed 7: bounds are about a third off the value found. */
class AudienceShapeTest {
  private static final Instant START = AudienceSettings.DEFAULT_START;
  private static final int USERS = 1_000;

  private final Audience audience = new Audience(AudienceSettings.ofSize(USERS, 7));
  private final List<Event> week = audience.events(START, START.plus(Duration.ofDays(7))).toList();
  private final Map<EventType, Long> counts =
      week.stream().collect(Collectors.groupingBy(Event::type, Collectors.counting()));

  @Test
  void everyImpressionIsViewedOrSkipped() {
    assertThat(count(EventType.VIEW) + count(EventType.SKIP))
        .isEqualTo(count(EventType.IMPRESSION));
    // Found 0.51.
    assertThat(share(EventType.SKIP, EventType.IMPRESSION)).isBetween(0.35, 0.65);
  }

  @Test
  void actsAreRareAndLikesTheMostCommon() {
    // Found 0.032, 0.008, 0.005, 0.003, 0.003, and 0.018 of skips.
    assertThat(share(EventType.LIKE, EventType.VIEW)).isBetween(0.02, 0.045);
    assertThat(share(EventType.SAVE, EventType.VIEW)).isBetween(0.005, 0.011);
    assertThat(share(EventType.SHARE, EventType.VIEW)).isBetween(0.003, 0.006);
    assertThat(share(EventType.COMMENT, EventType.VIEW)).isBetween(0.002, 0.005);
    assertThat(share(EventType.FOLLOW, EventType.VIEW)).isBetween(0.002, 0.005);
    assertThat(share(EventType.HIDE, EventType.SKIP)).isBetween(0.012, 0.024);
  }

  @Test
  void aFewVideosGetMostOfTheViewsAndTheTailIsLong() {
    List<Long> views =
        week.stream()
            .filter(event -> event.type() == EventType.VIEW)
            .collect(Collectors.groupingBy(Event::videoId, Collectors.counting()))
            .values()
            .stream()
            .sorted(Comparator.reverseOrder())
            .toList();
    long total = views.stream().mapToLong(Long::longValue).sum();
    long topTenth = views.stream().limit(views.size() / 10).mapToLong(Long::longValue).sum();
    assertThat(topTenth / (double) total).isBetween(0.4, 0.75);
    assertThat(views.getFirst() / (double) total).isBetween(0.005, 0.04);
    assertThat(views.size()).as("videos viewed at all, of about 2,200").isGreaterThan(1_500);
  }

  @Test
  void latePositionsAreSeenLess() {
    long[] seen = new long[30];
    audience
        .sessions(START, START.plus(Duration.ofDays(1)))
        .forEach(session -> {
          Feed feed = audience.organicFeed(session.userIndex(), session.start());
          int reached =
              (int)
                  audience.watch(session.userIndex(), feed, session.start()).stream()
                      .filter(event -> event.type() == EventType.IMPRESSION)
                      .count();
          for (int position = 0; position < reached; position++) {
            seen[position]++;
          }
        });
    assertThat(seen[0]).isEqualTo(1_500);
    assertThat(seen[10]).isBetween(seen[0] / 4, seen[0] * 3 / 4);
    assertThat(seen[29]).isLessThan(seen[10] / 2);
  }

  @Test
  void tastesDriftSmoothly() {
    double hour = meanSimilarityAfter(Duration.ofHours(1));
    double day = meanSimilarityAfter(Duration.ofDays(1));
    double month = meanSimilarityAfter(Duration.ofDays(30));
    // Found 0.9999, 0.96, 0.70.
    assertThat(hour).isGreaterThan(0.999);
    assertThat(day).isBetween(0.9, 0.99);
    assertThat(month).isBetween(0.5, 0.85);
  }

  @Test
  void tastesStayWithoutDrift() {
    AudienceSettings still = audience.settings().withDrift(Duration.ofDays(45), 0);
    Audience constant = new Audience(still);
    assertThat(constant.tasteVector(3, START))
        .containsExactly(constant.tasteVector(3, START.plus(Duration.ofDays(300))));
  }

  private double meanSimilarityAfter(Duration duration) {
    double sum = 0;
    for (int user = 0; user < USERS; user++) {
      sum +=
          TopicSpace.dot(
              audience.tasteVector(user, START), audience.tasteVector(user, START.plus(duration)));
    }
    return sum / USERS;
  }

  private long count(EventType type) {
    return counts.getOrDefault(type, 0L);
  }

  private double share(EventType part, EventType whole) {
    return count(part) / (double) count(whole);
  }
}
