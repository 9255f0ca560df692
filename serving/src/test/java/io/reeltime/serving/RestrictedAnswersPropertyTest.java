package io.reeltime.serving;

import static io.reeltime.serving.fixture.ServingFixture.videoIds;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.fixture.RandomRestrictions;
import io.reeltime.serving.fixture.RandomVideos;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.pool.PooledTask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole answers under random catalogues, rules, regions, exclusions and histories, beside a twin
 * that keeps maps and asks the rule itself: an ineligible video never appears, and if k eligible
 * ones exist, k come back; an empty answer has a reason.
 */
class RestrictedAnswersPropertyTest {
  private static final String USER = "someone";

  @TempDir private Path folder;

  private final Map<String, Video> catalogue = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> withFactor = new HashSet<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void neverAnswersWithAnIneligibleVideoAndAlwaysWithAsManyAsThereAre(long seed) {
    Random random = new Random(seed);
    RandomVideos videos = new RandomVideos(random, ServingFixture.NOW);
    int inSnapshot = 1 + random.nextInt(150);
    try (ServingFixture serving = new ServingFixture(folder)) {
      if (seed % 4 > 0) {
        serving.champion(snapshot(random, videos, inSnapshot));
      }
      for (int i = 1 + random.nextInt(120); i > 0; i--) {
        happens(random, videos, serving, "video-%04d".formatted(random.nextInt(inSnapshot + 40)));
      }
      serving.follow();
      for (int i = 0; i < 20; i++) {
        assertAnswers(random, serving, RandomRestrictions.of(random, inSnapshot + 50));
      }
    }
  }

  private void assertAnswers(Random random, ServingFixture serving, Restrictions restrictions) {
    int limit = 1 + random.nextInt(60);
    assertWhole(
        feed(serving, restrictions, USER, limit),
        RandomRestrictions.eligible(catalogue, restrictions, seen),
        limit);
    assertWhole(
        feed(serving, restrictions, null, limit),
        RandomRestrictions.eligible(catalogue, restrictions, Set.of()),
        limit);
    String like = videos().get(random.nextInt(catalogue.size()));
    Set<String> likeIt = RandomRestrictions.eligible(catalogue, restrictions, Set.of(like));
    if (withFactor.contains(like)) {
      likeIt.retainAll(withFactor);
    }
    assertWhole(PooledTask.run(serving.service.similar(like, limit, restrictions)), likeIt, limit);
    Answer trending = PooledTask.run(serving.service.trending(limit, restrictions));
    assertThat(videoIds(trending))
        .doesNotHaveDuplicates()
        .isSubsetOf(RandomRestrictions.eligible(catalogue, restrictions, Set.of()));
    assertThat(trending.items().isEmpty()).isEqualTo(trending.reason() != null);
  }

  private List<String> videos() {
    return catalogue.keySet().stream().sorted().toList();
  }

  private static Answer feed(
      ServingFixture serving, Restrictions restrictions, @Nullable String userId, int limit) {
    return PooledTask.run(
        serving.service.feed(
            new FeedRequest(
                userId,
                List.of(),
                limit,
                restrictions,
                FeedCursor.beginning(),
                FeedRequest.Explanation.NONE)));
  }

  private static void assertWhole(Answer answer, Set<String> eligible, int limit) {
    assertThat(videoIds(answer))
        .doesNotHaveDuplicates()
        .isSubsetOf(eligible)
        .hasSize(Math.min(limit, eligible.size()));
    if (eligible.isEmpty()) {
      assertThat(answer.reason()).isNotBlank();
    }
  }

  private TestSnapshots snapshot(Random random, RandomVideos videos, int count) {
    int rank = 1 + random.nextInt(12);
    TestSnapshots snapshot = new TestSnapshots(rank);
    for (int i = 0; i < count; i++) {
      Video video = videos.video("video-%04d".formatted(i));
      double[] factor =
          random.nextInt(3) == 0 ? new double[rank] : random.doubles(rank, -1, 1).toArray();
      snapshot.add(video, random.nextInt(20), factor);
      if (factor[0] != 0) {
        withFactor.add(video.videoId());
      }
      catalogue.put(video.videoId(), video);
    }
    int[] history = random.ints(0, count).distinct().limit(random.nextInt(count + 1)).toArray();
    IntStream.of(history).mapToObj("video-%04d"::formatted).forEach(seen::add);
    float[] strengths = new float[history.length];
    Arrays.fill(strengths, 1);
    return snapshot.user(USER, history, strengths);
  }

  private void happens(Random random, RandomVideos videos, ServingFixture serving, String videoId) {
    if (random.nextBoolean()) {
      Video video = videos.video(videoId);
      serving.log.append(video);
      catalogue.put(videoId, video);
      return;
    }
    EventType type = videos.one(List.of(EventType.VIEW, EventType.HIDE, EventType.SKIP));
    serving.log.append(
        Event.of("e" + random.nextLong(), USER, videoId, type, 5, 9, ServingFixture.NOW));
    catalogue.putIfAbsent(videoId, Video.unknown(videoId));
    seen.add(videoId);
  }
}
