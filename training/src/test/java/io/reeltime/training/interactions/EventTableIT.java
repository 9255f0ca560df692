package io.reeltime.training.interactions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.table.Lake;
import io.reeltime.training.lake.TasteClusters;
import io.reeltime.training.lake.TestLake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTableIT {
  private static final long SEED = 5;
  private static final PreferenceWeights WEIGHTS = PreferenceWeights.defaults();
  private static final List<Event> EVENTS = new TasteClusters(40, 30, 3, 15).events(SEED);

  @TempDir private static Path folder;
  private static TestLake lake;
  private static long snapshot;
  private static EventInteractions interactions;

  @BeforeAll
  static void write() {
    lake = new TestLake(new Lake(folder));
    snapshot = lake.append(EVENTS);
    lake.append(List.of(event("late", "v0", EventType.VIEW, TasteClusters.START)));
    interactions =
        new EventTable(lake.session(), snapshot).read(WEIGHTS, 0.2, Set.of("never-seen", "v1"));
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  @Test
  void readsTheGivenSnapshotAndNothingLater() {
    assertThat(interactions.all().userIds()).hasSize(40).doesNotContain("late");
    assertThat(interactions.all().videoIds()).contains("never-seen");
  }

  @Test
  void sumsStrengthPerPairAsThePreferenceWeightsDo() {
    Map<String, Double> expected = sums(WEIGHTS, interactions.latestEvent(), Instant.MAX);
    assertThat(strengths(interactions.all())).hasSameSizeAs(expected);
    strengths(interactions.all())
        .forEach((pair, strength) ->
            assertThat(strength)
                .as("seed %d, %s", SEED, pair)
                .isCloseTo(requireNonNull(expected.get(pair)).floatValue(), within(1e-5f)));
  }

  @Test
  void sumsBeforeTheCutRelativeToTheCut() {
    Instant cut = interactions.cut();
    Map<String, Double> expected = sums(WEIGHTS, cut, cut);
    assertThat(strengths(interactions.beforeCut())).hasSameSizeAs(expected);
    strengths(interactions.beforeCut())
        .forEach((pair, strength) ->
            assertThat(strength)
                .isCloseTo(requireNonNull(expected.get(pair)).floatValue(), within(1e-5f)));
  }

  @Test
  void cutsOffTheGivenShareOfPositiveEvents() {
    List<Event> positive = EVENTS.stream().filter(event -> strength(event) > 0).toList();
    long after =
        positive.stream().filter(event -> !event.timestamp().isBefore(interactions.cut())).count();
    assertThat(after / (double) positive.size()).isCloseTo(0.2, within(0.01));
  }

  @Test
  void holdsOutPositivePairsThatWereNotKnownBeforeTheCut() {
    Map<String, Float> before = strengths(interactions.beforeCut());
    Map<String, Float> all = strengths(interactions.all());
    long expected =
        all.entrySet().stream()
            .filter(pair -> pair.getValue() > 0 && !before.containsKey(pair.getKey()))
            .count();
    assertThat(interactions.afterCut().interactions()).isEqualTo((int) expected).isPositive();
  }

  @Test
  void decaysTrendingByTheDay() {
    PreferenceWeights byDay =
        new PreferenceWeights(
            WEIGHTS.weights(),
            WEIGHTS.watchRatioCap(),
            WEIGHTS.skipBelowWatchRatio(),
            Duration.ofDays(1));
    Map<String, Double> pairs = sums(byDay, interactions.latestEvent(), Instant.MAX);
    for (int video = 0; video < interactions.all().videos(); video++) {
      String suffix = " " + interactions.all().videoIds().get(video);
      double expected =
          pairs.entrySet().stream()
              .filter(pair -> pair.getKey().endsWith(suffix))
              .mapToDouble(pair -> Math.max(0, pair.getValue()))
              .sum();
      assertThat(interactions.trending()[video]).isCloseTo((float) expected, within(1e-4f));
    }
  }

  /** What executors take from where they keep it is what the driver has in its rows. */
  @Test
  void executorsKeepTheSameEntriesUnderTheSameIndexes() {
    for (TrainingData data : List.of(interactions.all(), interactions.beforeCut())) {
      assertThat(data.kept()).isNotNull();
      Map<String, Float> kept = new HashMap<>();
      for (InteractionColumns part : InteractionParts.of(data, lake.session()).collect()) {
        for (int entry = 0; entry < part.strengths().length; entry++) {
          String user = data.userIds().get(part.userIndexes()[entry]);
          String video = data.videoIds().get(part.videoIndexes()[entry]);
          assertThat(kept.put(user + " " + video, part.strengths()[entry])).isNull();
        }
      }
      Map<String, Float> rows = strengths(data);
      assertThat(kept).containsAllEntriesOf(rows);
      kept.keySet().removeAll(rows.keySet());
      assertThat(kept.values()).as("entries that only name a user or a video").containsOnly(0f);
      assertThat(kept.keySet()).anyMatch(pair -> pair.endsWith(" never-seen"));
    }
  }

  @Test
  void readsTheSameToTheLastBitAgain() {
    EventInteractions again =
        new EventTable(lake.session(), snapshot).read(WEIGHTS, 0.2, Set.of("never-seen", "v1"));
    assertThat(again.all().strengths()).containsExactly(interactions.all().strengths());
    assertThat(again.trending()).containsExactly(interactions.trending());
  }

  @Test
  void refusesASnapshotWithoutEvents() {
    lake.session().sql("DELETE FROM reeltime.feed.events");
    long empty =
        lake.session()
            .sql(
                "SELECT snapshot_id FROM reeltime.feed.events.snapshots ORDER BY committed_at DESC")
            .first()
            .getLong(0);
    assertThatThrownBy(() -> new EventTable(lake.session(), empty).read(WEIGHTS, 0.2, Set.of()))
        .isInstanceOf(TooFewInteractionsException.class)
        .hasMessage("the event table has no events; send some first");
  }

  @Test
  void readsTheLatestStateOfEachVideoAndNoEmbeddingFromATableThatHasNone() {
    Video first = video("a", "first", Video.Status.PUBLISHED);
    Video second = video("a", "second", Video.Status.TAKEN_DOWN);
    Video other = video("b", "other", Video.Status.PUBLISHED).withEmbedding(Embedding.of(1, -0.5f));
    long videos = lake.putVideos(List.of(first, other, second));
    assertThat(VideoTable.read(lake.session(), videos))
        .containsOnly(Map.entry("a", second), Map.entry("b", other));
    assertThat(VideoTable.read(lake.session(), 0)).isEmpty();

    lake.forgetEmbeddings();
    long withoutColumn = lake.putVideos(List.of(first, other, second));
    assertThat(VideoTable.read(lake.session(), withoutColumn))
        .containsOnly(Map.entry("a", second), Map.entry("b", other.withEmbedding(Embedding.NONE)));
  }

  private static Map<String, Double> sums(
      PreferenceWeights weights, Instant reference, Instant before) {
    Map<String, Double> sums = new HashMap<>();
    for (Event event : EVENTS) {
      if (event.timestamp().isBefore(before)) {
        long age = Duration.between(event.timestamp(), reference).toMillis();
        double strength =
            weights.strength(event.type(), event.watchMillis(), event.durationMillis(), age);
        sums.merge(event.userId() + " " + event.videoId(), strength, Double::sum);
      }
    }
    return sums;
  }

  private static Map<String, Float> strengths(TrainingData data) {
    Map<String, Float> strengths = new HashMap<>();
    for (int user = 0; user < data.users(); user++) {
      for (int entry = data.rowStarts()[user]; entry < data.rowStarts()[user + 1]; entry++) {
        String video = data.videoIds().get(data.videoIndexes()[entry]);
        strengths.put(data.userIds().get(user) + " " + video, data.strengths()[entry]);
      }
    }
    return strengths;
  }

  private static double strength(Event event) {
    return WEIGHTS.strength(event.type(), event.watchMillis(), event.durationMillis(), 0);
  }

  private static Event event(String userId, String videoId, EventType type, Instant time) {
    return Event.of("id", userId, videoId, type, 20_000, 20_000, time);
  }

  private static Video video(String videoId, String title, Video.Status status) {
    return new Video(
        videoId, "creator", title, "cats", "en", 9, TasteClusters.START, List.of("DE"), status);
  }
}
