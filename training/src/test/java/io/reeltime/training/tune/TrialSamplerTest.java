package io.reeltime.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialSamplerTest {
  private static final ModelParameters MODEL = ModelParameters.defaults("reel-als");
  private static final SearchSpace EMPTY = new SearchSpace(new LinkedHashMap<>());

  @Test
  void drawsTheSameForTheSameNumberWhateverElseIsInTheSpace() {
    SearchSpace one = EMPTY.with("regularization", "0.001..1", MODEL);
    SearchSpace two = one.with("rank", "16..64", MODEL);
    for (int number = 0; number < 20; number++) {
      assertThat(new TrialSampler(two, 7).settings(number))
          .containsAllEntriesOf(new TrialSampler(one, 7).settings(number));
    }
    assertThat(draws(one, "regularization", 8)).isNotEqualTo(draws(one, "regularization", 7));
  }

  @Test
  void spreadsARegularisationEvenlyOverOrdersOfMagnitude() {
    List<Double> draws =
        draws(EMPTY.with("regularization", "0.001..10", MODEL), "regularization", 1);
    assertThat(draws).allSatisfy(value -> assertThat(value).isBetween(0.001, 10.0));
    double below = draws.stream().filter(value -> value < 0.1).count() / 2000.0;
    assertThat(below).isCloseTo(0.5, within(0.05));
  }

  @Test
  void spreadsAnExponentEvenly() {
    List<Double> draws =
        draws(EMPTY.with("regularization-exponent", "0..1", MODEL), "regularization-exponent", 1);
    assertThat(draws.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .isCloseTo(0.5, within(0.03));
  }

  @Test
  void drawsRanksThatFillAVector() {
    List<Double> draws = draws(EMPTY.with("rank", "16..256", MODEL), "rank", 1);
    assertThat(draws)
        .allSatisfy(rank -> assertThat(rank % 8).isZero())
        .allSatisfy(rank -> assertThat(rank).isBetween(16.0, 256.0))
        .contains(16.0, 256.0);
  }

  @Test
  void drawsSmallRanksOneByOne() {
    assertThat(draws(EMPTY.with("rank", "1..4", MODEL), "rank", 1)).contains(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void doublesHalfLivesSoThatReadingsAreShared() {
    List<Double> draws = draws(EMPTY.with("half-life", "2..64", MODEL), "half-life", 1);
    assertThat(draws.stream().distinct().sorted()).containsExactly(2.0, 4.0, 8.0, 16.0, 32.0, 64.0);
  }

  @Test
  void drawsEveryOneOfAChoice() {
    assertThat(draws(EMPTY.with("epochs", "7|9", MODEL), "epochs", 1)).containsOnly(7.0, 9.0);
  }

  private static List<Double> draws(SearchSpace space, String name, long seed) {
    TrialSampler sampler = new TrialSampler(space, seed);
    return IntStream.range(0, 2000)
        .mapToObj(number -> sampler.settings(number).getOrDefault(name, Double.NaN))
        .toList();
  }
}
