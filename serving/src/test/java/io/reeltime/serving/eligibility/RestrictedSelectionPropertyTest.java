package io.reeltime.serving.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.serving.fixture.RandomRestrictions;
import io.reeltime.serving.fixture.RandomVideos;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.retrieval.CandidateUnion;
import io.reeltime.serving.retrieval.ExactScan;
import io.reeltime.serving.retrieval.OrderedWalk;
import io.reeltime.serving.retrieval.Ranked;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to select, under random catalogues, rules, regions, exclusions and histories, beside a
 * twin that keeps maps and asks the rule itself: an ineligible video never appears, and if k
 * eligible ones exist, k come back.
 */
class RestrictedSelectionPropertyTest {
  private static final String USER = "someone";

  @TempDir private Path folder;

  private final Map<String, Video> catalogue = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void neverSelectsAnIneligibleVideoAndAlwaysAsManyAsThereAre(long seed) {
    Random random = new Random(seed);
    RandomVideos videos = new RandomVideos(random, ServingFixture.NOW);
    int inSnapshot = 1 + random.nextInt(150);
    try (ServingFixture serving = new ServingFixture(folder)) {
      serving.champion(snapshot(random, videos, inSnapshot));
      for (int i = random.nextInt(120); i > 0; i--) {
        happens(random, videos, serving, "video-%04d".formatted(random.nextInt(inSnapshot + 40)));
      }
      serving.follow();
      try (Generation generation = serving.generations.hold()) {
        for (int i = 0; i < 25; i++) {
          Restrictions restrictions = RandomRestrictions.of(random, inSnapshot + 50);
          int limit = 1 + random.nextInt(60);
          assertSelections(random, generation, restrictions, limit);
        }
      }
    }
  }

  private void assertSelections(
      Random random, Generation generation, Restrictions restrictions, int limit) {
    LiveState live = generation.live();
    LiveModel model = Objects.requireNonNull(generation.model());
    UserState user = live.userState(USER);
    int like = random.nextInt(live.videos());
    Set<String> forUser = RandomRestrictions.eligible(catalogue, restrictions, seen);
    Set<String> forAnyone = RandomRestrictions.eligible(catalogue, restrictions, Set.of());
    Set<String> likeIt =
        RandomRestrictions.eligible(catalogue, restrictions, Set.of(live.video(like).videoId()));

    RequestEligibility unseen = eligibility(live, restrictions, user::hasSeen);
    int videos = live.videos();
    Ranked recommended = ExactScan.topK(0, videos, i -> i % 7, unseen, limit);
    assertSelected(live, recommended, forUser, limit);
    int[] scanned = recommended.videoIndexes().clone();
    Arrays.sort(scanned);
    assertSelected(
        live, CandidateUnion.topK(scanned, videos, i -> i, i -> -i, unseen, limit), forUser, limit);
    assertSelected(
        live,
        ExactScan.topK(0, videos, i -> -i, eligibility(live, restrictions, i -> i == like), limit),
        likeIt,
        limit);
    RequestEligibility anything = eligibility(live, restrictions, _ -> false);
    assertSelected(
        live,
        OrderedWalk.first(model.popularityOrder(), i -> 1, anything, limit),
        known(forAnyone, model),
        limit);
    Ranked trending =
        OrderedWalk.bestWithMoved(
            model.trendingOrder(), live.movedTrends(), live::trending, anything, limit);
    assertThat(ids(live, trending)).isSubsetOf(forAnyone);
    assertReason(unseen.obstacles(), forUser, videos);
    assertCandidates(live, unseen.candidates(limit), forUser, limit);
  }

  private static void assertCandidates(
      LiveState live, int @Nullable [] candidates, Set<String> eligible, int most) {
    if (candidates != null) {
      assertThat(candidates).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(most);
      assertThat(IntStream.of(candidates).mapToObj(i -> live.video(i).videoId()))
          .containsAll(eligible);
    }
  }

  private static void assertSelected(LiveState live, Ranked ranked, Set<String> from, int limit) {
    assertThat(ids(live, ranked))
        .doesNotHaveDuplicates()
        .isSubsetOf(from)
        .hasSize(Math.min(limit, from.size()));
  }

  private static void assertReason(Obstacles obstacles, Set<String> eligible, int videos) {
    int kept = Stream.of(Obstacle.values()).mapToInt(obstacles::count).sum();
    assertThat(kept + eligible.size()).isEqualTo(videos);
  }

  private static List<String> ids(LiveState live, Ranked ranked) {
    return IntStream.of(ranked.videoIndexes()).mapToObj(i -> live.video(i).videoId()).toList();
  }

  private static Set<String> known(Set<String> videoIds, LiveModel model) {
    return videoIds.stream()
        .filter(videoId -> model.items().indexOf(videoId) >= 0)
        .collect(Collectors.toSet());
  }

  private static RequestEligibility eligibility(
      LiveState live, Restrictions restrictions, IntPredicate seen) {
    long never = System.nanoTime() + Long.MAX_VALUE / 2;
    return new RequestEligibility(live.catalogue(), restrictions, seen, ServingFixture.NOW, never);
  }

  private TestSnapshots snapshot(Random random, RandomVideos videos, int count) {
    TestSnapshots snapshot = new TestSnapshots(1);
    for (int i = 0; i < count; i++) {
      Video video = videos.video("video-%04d".formatted(i));
      snapshot.add(video, random.nextInt(20), 1);
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
