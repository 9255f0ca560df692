package io.reeltime.serving.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedShaperTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final long NOW = 1_000_000_000L;

  @Test
  void withoutShapingThePageIsTheBestCandidates() {
    Candidates candidates = Candidates.of(new int[] {5, 2, 7, 0}, new float[] {4, 3, 3, 1});

    ShapedPage page = shape(ShapingSettings.NONE, candidates, TestFeatures.unknown(8), 3);

    assertThat(videos(page)).containsExactly(5, 2, 7);
    assertThat(page.slots().get(1)).isEqualTo(new Slot(2, 1, Slot.Origin.RANKED, 1.0));
    assertThat(page.capsSetAside()).isZero();
  }

  @Test
  void aCreatorStandsAtMostSoOftenInTheWindow() {
    ShapingSettings settings = creators(2, 4, 1);
    TestFeatures features = TestFeatures.unknown(7).withCreators(1, 1, 1, 1, 2, 3, 4);

    ShapedPage page = shape(settings, descending(7), features, 7);

    // Two of creator 1, two others; then the window has moved past the first two.
    assertThat(videos(page)).containsExactly(0, 1, 4, 5, 2, 3, 6);
    assertThat(page.capsSetAside()).isZero();
  }

  @Test
  void aCreatorDoesNotStandCloserThanTheGap() {
    TestFeatures features = TestFeatures.unknown(6).withCreators(1, 1, 1, 2, 3, 4);

    assertThat(videos(shape(creators(9, 1, 3), descending(6), features, 6)))
        .containsExactly(0, 3, 4, 1, 5, 2);
  }

  @Test
  void aFullPageGoesBeforeTheCaps() {
    TestFeatures features = TestFeatures.unknown(4).withCreators(1, 1, 1, 2);

    ShapedPage page = shape(creators(1, 20, 1), descending(4), features, 4);

    assertThat(videos(page)).containsExactly(0, 3, 1, 2);
    assertThat(page.capsSetAside()).isEqualTo(2);
  }

  @Test
  void unknownCreatorsAreNeverCapped() {
    ShapedPage page = shape(creators(1, 20, 5), descending(4), TestFeatures.unknown(4), 4);

    assertThat(videos(page)).containsExactly(0, 1, 2, 3);
    assertThat(page.capsSetAside()).isZero();
  }

  @Test
  void aCopyOfWhatStandsAboveGivesWayByHand() {
    // Relevance 1, 0.9, 0.5, 0; video 1 is video 0 once more: 0.5 * 0.9 - 0.5 < 0.5 * 0.5
    Candidates candidates = Candidates.of(new int[] {0, 1, 2, 3}, new float[] {10, 9, 5, 0});
    TestFeatures features =
        TestFeatures.unknown(4)
            .withRows(new float[] {3, 0}, new float[] {1, 0}, new float[] {0, 2}, new float[0]);

    assertThat(videos(shape(relevance(0.5), candidates, features, 4))).containsExactly(0, 2, 3, 1);
    assertThat(videos(shape(relevance(1), candidates, features, 4))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void videosWithoutARowAreComparedByCategory() {
    Candidates candidates = Candidates.of(new int[] {0, 1, 2}, new float[] {10, 6, 5});
    TestFeatures features = TestFeatures.unknown(3).withCategories(4, 4, 5);

    assertThat(videos(shape(relevance(0.5), candidates, features, 3))).containsExactly(0, 2, 1);
  }

  @Test
  void aNewVideoOvertakesOneThatIsAlittleBetter() {
    Candidates candidates = Candidates.of(new int[] {0, 1, 2}, new float[] {10, 9, 0});
    TestFeatures features =
        TestFeatures.unknown(3).withPublished(NOW - 4 * DAY.toMillis(), NOW, NOW);

    // 0.8 * 1 + 0.2 / 16 < 0.8 * 0.9 + 0.2, and both above 0.2
    assertThat(videos(shape(freshness(0.2), candidates, features, 3))).containsExactly(1, 0, 2);
    assertThat(videos(shape(freshness(0.05), candidates, features, 3))).containsExactly(0, 1, 2);
  }

  @Test
  void candidatesThatFillUpStandBehindScoredOnes() {
    Candidates candidates =
        new Candidates(new int[] {4, 1, 3, 0}, new float[] {0.2f, 0.1f, 900, 800}, 2);

    assertThat(videos(shape(relevance(0.8), candidates, TestFeatures.unknown(5), 4)))
        .containsExactly(4, 1, 3, 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isWhatComparingEveryCandidateWithEverySlotGives(long seed) {
    Random random = new Random(seed);
    int videos = 30 + random.nextInt(50);
    TestFeatures features = TestFeatures.random(videos, 1 + random.nextInt(30), random);
    Candidates candidates = random(videos, random);
    ShapingSettings settings =
        new ShapingSettings(
            1 + random.nextInt(3),
            1 + random.nextInt(12),
            1 + random.nextInt(4),
            random.nextInt(5) / 4.0,
            random.nextInt(3) / 4.0,
            DAY,
            0,
            4);
    int slots = 1 + random.nextInt(candidates.size());

    assertThat(videos(shape(settings, candidates, features, slots)))
        .isEqualTo(NaivePage.of(settings, candidates, features, slots, NOW));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void isFullAndWithoutRepeatsWhateverIsExplored(long seed) {
    Random random = new Random(seed);
    int videos = 5 + random.nextInt(40);
    TestFeatures features = TestFeatures.random(videos, 4, random);
    Candidates candidates = random(videos, random);
    int[] explored = IntStream.range(0, videos).filter(_ -> random.nextBoolean()).toArray();
    ExplorationPool pool =
        ExplorationPool.ofNewAndLittleExposed(
            explored, new float[explored.length], features, NOW, DAY);
    ShapingSettings settings = new ShapingSettings(1, 8, 2, 0.7, 0.1, DAY, 0.5, 4);
    int slots = 1 + random.nextInt(videos + 3);

    PageRequest request =
        new PageRequest(candidates, pool, slots, NOW, RequestRandom.of("request-" + seed));
    ShapedPage page = new FeedShaper(settings).shape(request, features);

    assertThat(videos(page)).doesNotHaveDuplicates().hasSize(Math.min(slots, candidates.size()));
    Set<Integer> offered = new HashSet<>();
    IntStream.of(candidates.videoIndexes()).forEach(offered::add);
    IntStream.of(explored).forEach(offered::add);
    assertThat(offered).containsAll(videos(page));
    assertThat(page.slots())
        .allSatisfy(slot -> assertThat(slot.propensity()).isGreaterThan(0).isLessThanOrEqualTo(1));
  }

  @Test
  void theSameRequestGivesTheSamePage() {
    Random random = new Random(3);
    TestFeatures features = TestFeatures.random(40, 4, random);
    Candidates candidates = random(40, random);
    List<ShapedPage> pages = new ArrayList<>();
    for (String requestId : List.of("a", "a", "b")) {
      ExplorationPool pool =
          new ExplorationPool(candidates.videoIndexes(), filled(candidates.size()));
      PageRequest request = new PageRequest(candidates, pool, 10, NOW, RequestRandom.of(requestId));
      ShapingSettings settings = new ShapingSettings(2, 20, 3, 0.8, 0.1, DAY, 0.5, 4);
      pages.add(new FeedShaper(settings).shape(request, features));
    }

    assertThat(pages.get(1)).isEqualTo(pages.get(0));
    assertThat(pages.get(2)).isNotEqualTo(pages.get(0));
  }

  @Test
  void noCandidatesMakeAnEmptyPage() {
    assertThat(shape(ShapingSettings.DEFAULTS, descending(0), TestFeatures.unknown(0), 5).slots())
        .isEmpty();
  }

  @Test
  void settingsOutOfRangeAreRefusedByTheirKey() {
    assertThatThrownBy(() -> creators(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reeltime.serving.shaping.creator-cap: found 0, expected 1 or more");
    assertThatThrownBy(() -> relevance(1.5))
        .hasMessage("reeltime.serving.shaping.relevance-weight: found 1.5, expected 0 to 1.0");
    assertThatThrownBy(() -> freshness(Double.NaN))
        .hasMessage("reeltime.serving.shaping.freshness-weight: found NaN, expected 0 to 1.0");
    assertThatThrownBy(() -> new ExplorationPool(new int[] {1}, new double[] {0}))
        .hasMessage("exploration pool: found weight 0.0, expected a finite number above 0");
  }

  private static double[] filled(int size) {
    return IntStream.range(0, size).mapToDouble(_ -> 1).toArray();
  }

  /** A random half or more of the videos, with scores that often tie. */
  private static Candidates random(int videos, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, videos).boxed().toList());
    Collections.shuffle(order, random);
    int size = videos / 2 + random.nextInt(videos / 2);
    float[] scores = new float[size];
    float score = 100;
    for (int place = 0; place < size; place++) {
      score -= random.nextInt(3);
      scores[place] = score;
    }
    int[] indexes = order.stream().limit(size).mapToInt(i -> i).toArray();
    return new Candidates(indexes, scores, size - random.nextInt(3));
  }

  private static Candidates descending(int videos) {
    float[] scores = new float[videos];
    for (int i = 0; i < videos; i++) {
      scores[i] = videos - i;
    }
    return Candidates.of(IntStream.range(0, videos).toArray(), scores);
  }

  private static ShapedPage shape(
      ShapingSettings settings, Candidates candidates, VideoFeatures features, int slots) {
    PageRequest request =
        new PageRequest(candidates, ExplorationPool.EMPTY, slots, NOW, RequestRandom.of("any"));
    return new FeedShaper(settings).shape(request, features);
  }

  private static List<Integer> videos(ShapedPage page) {
    return page.slots().stream().map(Slot::videoIndex).toList();
  }

  private static ShapingSettings creators(int cap, int window, int gap) {
    return new ShapingSettings(cap, window, gap, 1, 0, DAY, 0, 4);
  }

  private static ShapingSettings relevance(double weight) {
    return new ShapingSettings(1, 1, 1, weight, 0, DAY, 0, 4);
  }

  private static ShapingSettings freshness(double weight) {
    return new ShapingSettings(1, 1, 1, 1, weight, DAY, 0, 4);
  }
}
