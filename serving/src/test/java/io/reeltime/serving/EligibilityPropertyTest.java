package io.reeltime.serving;

import static io.reeltime.serving.fixture.ServingFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of eligibility over random catalogues and histories, beside a twin that keeps sets:
 * no seen, hidden or later video ever comes back, and if k eligible ones exist, k do.
 */
class EligibilityPropertyTest {
  private static final String USER = "someone";
  private static final List<EventType> TYPES = List.of(EventType.values());

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
      })
  void neverReturnsAnIneligibleVideoAndAlwaysAsManyAsThereAre(long seed) {
    Random random = new Random(seed);
    try (ServingFixture serving = new ServingFixture(folder)) {
      Twin twin = new Twin();
      int videos = 1 + random.nextInt(120);
      serving.champion(randomSnapshot(random, videos, twin));
      for (int i = random.nextInt(80); i > 0; i--) {
        happens(random, serving, twin, "video-%04d".formatted(random.nextInt(videos + 10)));
      }
      serving.follow();
      int limit = 1 + random.nextInt(150);

      Answer answer = serving.service.recommend(USER, limit);

      Set<String> expected = twin.eligible();
      List<String> found = ServingFixture.videoIds(answer);
      assertThat(found).doesNotHaveDuplicates().isSubsetOf(expected);
      assertThat(found).hasSize(Math.min(limit, expected.size()));
      assertThat(ServingFixture.videoIds(serving.trending(limit))).isSubsetOf(twin.visible());
    }
  }

  private static TestSnapshots randomSnapshot(Random random, int videos, Twin twin) {
    int rank = 1 + random.nextInt(12);
    TestSnapshots snapshot = new TestSnapshots(rank);
    for (int i = 0; i < videos; i++) {
      double[] factor = random.doubles(rank, -1, 1).toArray();
      Video video = randomVideo(random, "video-%04d".formatted(i));
      snapshot.add(video, random.nextInt(20), random.nextInt(3) == 0 ? new double[rank] : factor);
      twin.catalogue.put(video.videoId(), video);
    }
    int[] seen = random.ints(0, videos).distinct().limit(random.nextInt(videos + 1)).toArray();
    float[] strengths = new float[seen.length];
    for (int i = 0; i < seen.length; i++) {
      strengths[i] = random.nextInt(-2, 4);
      twin.seen.add("video-%04d".formatted(seen[i]));
    }
    return snapshot.user(USER, seen, strengths);
  }

  private static void happens(Random random, ServingFixture serving, Twin twin, String videoId) {
    if (random.nextInt(4) == 0) {
      Video video = randomVideo(random, videoId);
      serving.log.append(video);
      twin.catalogue.put(videoId, video);
      return;
    }
    EventType type = TYPES.get(random.nextInt(TYPES.size()));
    String userId = random.nextBoolean() ? USER : "another";
    serving.log.append(
        Event.of("e" + random.nextLong(), userId, videoId, type, random.nextInt(9), 9, NOW));
    if (type != EventType.IMPRESSION) {
      twin.catalogue.putIfAbsent(videoId, Video.unknown(videoId));
      if (userId.equals(USER)) {
        twin.seen.add(videoId);
      }
    }
  }

  private static Video randomVideo(Random random, String videoId) {
    Instant publishedAt =
        random.nextInt(8) == 0 ? NOW.plus(Duration.ofMillis(1)) : NOW.minus(Duration.ofDays(1));
    Video.Status status = random.nextInt(6) == 0 ? Video.Status.TAKEN_DOWN : Video.Status.PUBLISHED;
    return new Video(videoId, "", "", "", "", 0, publishedAt, List.of(), status);
  }

  private static final class Twin {
    private final Map<String, Video> catalogue = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private Set<String> visible() {
      Set<String> visible = new TreeSet<>();
      catalogue.forEach((videoId, video) -> {
        if (video.status() == Video.Status.PUBLISHED && !video.publishedAt().isAfter(NOW)) {
          visible.add(videoId);
        }
      });
      return visible;
    }

    private Set<String> eligible() {
      Set<String> eligible = visible();
      eligible.removeAll(seen);
      return eligible;
    }
  }
}
