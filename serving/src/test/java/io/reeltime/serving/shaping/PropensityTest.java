package io.reeltime.serving.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stated probabilities are those that counting finds. */
class PropensityTest {
  private static final int ROUNDS = 100_000;
  private static final double SHARE = 0.3;

  /** Five standard errors of a frequency. */
  private static final double SLACK = 5;

  private static final Candidates CANDIDATES =
      Candidates.of(new int[] {0, 1, 2, 3}, new float[] {10, 9, 7, 1});

  /** Video 2 is a candidate as well; videos 1 and 5 share a creator. */
  private static final ExplorationPool POOL =
      new ExplorationPool(new int[] {5, 2, 4}, new double[] {1, 2, 5});

  private static final TestFeatures FEATURES =
      TestFeatures.unknown(6)
          .withCreators(0, 1, 2, 0, 4, 1)
          .withRows(
              new float[] {1, 0},
              new float[] {1, 0.1f},
              new float[] {0, 1},
              new float[] {1, 1},
              new float[] {0.2f, 1},
              new float[] {-1, 0});

  private static final FeedShaper SHAPER =
      new FeedShaper(new ShapingSettings(1, 20, 1, 0.6, 0, Duration.ofDays(1), SHARE, 4));

  @Test
  void aSlotsPropensityIsByHand() {
    // Slot 0: the best is video 0, outside of the pool; the pool's weights are 1, 2, 5 of 8.
    Map<Integer, Double> firsts = new HashMap<>();
    for (int round = 0; round < 1_000; round++) {
      Slot first = page(round).slots().getFirst();
      firsts.put(first.videoIndex(), first.propensity());
    }
    assertThat(firsts).containsOnlyKeys(0, 5, 2, 4);
    assertThat(firsts.get(0)).isCloseTo(0.7, within(1e-12));
    assertThat(firsts.get(5)).isCloseTo(0.3 / 8, within(1e-12));
    assertThat(firsts.get(2)).isCloseTo(0.3 * 2 / 8, within(1e-12));
    assertThat(firsts.get(4)).isCloseTo(0.3 * 5 / 8, within(1e-12));
  }

  @Test
  void pagesComeAsOftenAsTheProductOfTheirPropensitiesSays() {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    Map<List<Integer>, Double> stated = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      ShapedPage page = page(round);
      List<Integer> videos = page.slots().stream().map(Slot::videoIndex).toList();
      counts.merge(videos, 1, Integer::sum);
      Double before = stated.put(videos, page.propensity());
      assertThat(before == null || before == page.propensity()).isTrue();
    }

    // Every page that can come has come: what is stated sums to 1.
    double sum = stated.values().stream().mapToDouble(p -> p).sum();
    assertThat(sum).isCloseTo(1, within(1e-3));
    assertThat(stated.size()).isGreaterThan(10);
    stated.forEach((videos, probability) -> {
      double error = Math.sqrt(probability * (1 - probability) / ROUNDS);
      assertThat(counts.getOrDefault(videos, 0) / (double) ROUNDS)
          .as("page %s", videos)
          .isCloseTo(probability, within(SLACK * error + 1.0 / ROUNDS));
    });
  }

  @Test
  void whatIsBestAndInThePoolHasBothChances() {
    Candidates one = Candidates.of(new int[] {2}, new float[] {1});
    Map<Integer, Double> stated = new HashMap<>();
    for (int round = 0; round < 1_000; round++) {
      PageRequest request = new PageRequest(one, POOL, 1, 0, RequestRandom.of("round-" + round));
      Slot slot = SHAPER.shape(request, FEATURES).slots().getFirst();
      stated.put(slot.videoIndex(), slot.propensity());
    }
    assertThat(stated).containsOnlyKeys(2, 4, 5);
    assertThat(stated.get(2)).isCloseTo(0.7 + 0.3 * 2 / 8, within(1e-12));
  }

  @Test
  void aPoolThatIsUsedUpLeavesNothingToChance() {
    ExplorationPool single = new ExplorationPool(new int[] {0}, new double[] {1});
    PageRequest request = new PageRequest(CANDIDATES, single, 3, 0, RequestRandom.of("any"));
    List<Slot> slots = SHAPER.shape(request, FEATURES).slots();

    assertThat(slots).extracting(Slot::videoIndex).startsWith(0);
    assertThat(slots).extracting(Slot::propensity).containsExactly(1.0, 1.0, 1.0);
  }

  private static ShapedPage page(int round) {
    PageRequest request =
        new PageRequest(CANDIDATES, POOL, 3, 0, RequestRandom.of("round-" + round));
    return SHAPER.shape(request, FEATURES);
  }
}
