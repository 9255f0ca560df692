package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.preference.PreferenceWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can be won by knowing tastes, and what a simple model learns of them; seed 7. */
class AudienceLearnabilityTest {
  private static final Instant START = AudienceSettings.DEFAULT_START;
  private static final Instant CUT = START.plus(Duration.ofDays(13));
  private static final Instant END = START.plus(Duration.ofDays(14));
  private static final int USERS = 1_000;
  private static final int TOP = 20;
  private static final double LIKED = 0.4;

  private final Audience audience = new Audience(AudienceSettings.ofSize(USERS, 7));
  private final int videos = audience.videosPublishedBy(CUT);
  private final List<Set<Integer>> history = likedVideos(START, CUT);
  private final double[] popularity = popularity();

  @Test
  void tastesOfNowBeatThoseOfTwoWeeksAgoBeatPopularityBeatsChance() {
    SplittableRandom random = new SplittableRandom(1);
    double truth = 0;
    double stale = 0;
    double popular = 0;
    double chance = 0;
    for (int user = 0; user < 200; user++) {
      int index = user;
      truth += watchSeconds(user, best(video -> audience.affinity(index, video, CUT)));
      stale += watchSeconds(user, best(video -> audience.affinity(index, video, START)));
      popular += watchSeconds(user, best(video -> popularity[video]));
      chance += watchSeconds(user, random.ints(TOP, 0, videos));
    }
    // Found 316, 225, 86 and 35 seconds per session.
    assertThat(truth).isGreaterThan(1.2 * stale);
    assertThat(stale).isGreaterThan(1.5 * popular);
    assertThat(popular).isGreaterThan(1.5 * chance);
  }

  @Test
  void neighboursOfTheHistoryBeatPopularityOnTheNextDay() {
    float[][] similarity = cosineOfCoOccurrence();
    List<Set<Integer>> nextDay = likedVideos(CUT, END);
    double neighbours = 0;
    double popular = 0;
    for (int user = 0; user < USERS; user++) {
      Set<Integer> seen = history.get(user);
      Set<Integer> wanted = nextDay.get(user);
      wanted.removeAll(seen);
      neighbours += recall(wanted, unseen(seen, v -> sum(similarity[v], seen)));
      popular += recall(wanted, unseen(seen, v -> popularity[v]));
    }
    // Found 0.116 and 0.030.
    assertThat(neighbours).isGreaterThan(2 * popular);
  }

  private List<Set<Integer>> likedVideos(Instant from, Instant to) {
    List<Set<Integer>> liked =
        IntStream.range(0, USERS).<Set<Integer>>mapToObj(user -> new TreeSet<>()).toList();
    InteractionCursor cursor = audience.interactions(from, to, PreferenceWeights.defaults());
    while (cursor.advance()) {
      if (cursor.strength() >= LIKED) {
        liked.get(cursor.userIndex()).add(cursor.videoIndex());
      }
    }
    return liked;
  }

  private double[] popularity() {
    double[] counts = new double[videos];
    history.forEach(liked -> liked.forEach(video -> counts[video]++));
    return counts;
  }

  private float[][] cosineOfCoOccurrence() {
    float[][] similarity = new float[videos][videos];
    for (Set<Integer> liked : history) {
      for (int left : liked) {
        for (int right : liked) {
          similarity[left][right] += (float) (1 / Math.sqrt(popularity[left] * popularity[right]));
        }
      }
    }
    return similarity;
  }

  private double watchSeconds(int user, IntStream feed) {
    List<String> videoIds = feed.mapToObj(Ids::video).toList();
    return audience.watch(user, Feed.organic(videoIds), CUT).stream()
        .mapToDouble(event -> event.watchMillis() / 1000.0)
        .sum();
  }

  private static double sum(float[] similarities, Set<Integer> seen) {
    return seen.stream().mapToDouble(video -> similarities[video]).sum();
  }

  private static double recall(Set<Integer> wanted, IntStream recommended) {
    return wanted.isEmpty()
        ? 0
        : recommended.filter(wanted::contains).count() / (double) wanted.size();
  }

  private IntStream best(IntToDoubleFunction score) {
    return unseen(new TreeSet<>(), score);
  }

  private IntStream unseen(Set<Integer> seen, IntToDoubleFunction score) {
    double[] scores = IntStream.range(0, videos).mapToDouble(score).toArray();
    return IntStream.range(0, videos)
        .boxed()
        .filter(video -> !seen.contains(video))
        .sorted(Comparator.comparingDouble(video -> -scores[video]))
        .limit(TOP)
        .mapToInt(Integer::intValue);
  }
}
