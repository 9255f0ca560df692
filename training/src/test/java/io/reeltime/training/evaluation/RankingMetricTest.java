package io.reeltime.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingMetricTest {
  private static final boolean[] SECOND_AND_FOURTH = {false, true, false, true};

  @Test
  void recallIsHitsOverAllHeldOutVideos() {
    assertThat(RankingMetric.RECALL.of(SECOND_AND_FOURTH, 2, 5)).isEqualTo(1 / 5.0);
    assertThat(RankingMetric.RECALL.of(SECOND_AND_FOURTH, 20, 5)).isEqualTo(2 / 5.0);
  }

  @Test
  void ndcgDividesByTheIdealListOfAsManyHitsAsThereAreHeldOutVideos() {
    // DCG@4 = 1/log2(3) + 1/log2(5) = 0.63093 + 0.43068 = 1.06161
    // ideal for 3 held out: 1 + 1/log2(3) + 1/log2(4) = 1 + 0.63093 + 0.5 = 2.13093
    assertThat(RankingMetric.NDCG.of(SECOND_AND_FOURTH, 4, 3))
        .isCloseTo(1.06161 / 2.13093, within(1e-5));
  }

  @Test
  void ndcgOfMoreHeldOutVideosThanPlacesHasTheCutoffAsIdeal() {
    // DCG@2 = 1/log2(3) = 0.63093; ideal over min(2, 5) = 2 places: 1.63093
    assertThat(RankingMetric.NDCG.of(SECOND_AND_FOURTH, 2, 5))
        .isCloseTo(0.63093 / 1.63093, within(1e-5));
  }

  @Test
  void namesTheCutoff() {
    assertThat(RankingMetric.NDCG.at(20)).isEqualTo("ndcg@20");
  }
}
