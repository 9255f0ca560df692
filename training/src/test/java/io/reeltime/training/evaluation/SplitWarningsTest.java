package io.reeltime.training.evaluation;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitWarningsTest {
  /** u1 has no history, v2 was liked by no one. */
  private final TrainingData training =
      TestData.of(new float[][] {{1f, NONE, 0f}, {NONE, NONE, NONE}, {NONE, 1f, NONE}});

  @Test
  void aSplitOfKnownUsersAndVideosIsFine() {
    assertThat(warnings(new float[][] {{NONE, 1f, NONE}, {NONE, NONE, NONE}, {1f, NONE, NONE}}))
        .isEmpty();
  }

  @Test
  void theTrainingSplitItselfIsNoticed() {
    assertThat(warnings(new float[][] {{1f, NONE, NONE}, {NONE, NONE, NONE}, {NONE, 1f, NONE}}))
        .containsExactly(
            "test: all 2 interactions are in the training split too; are they the same file?");
  }

  @Test
  void repeatedInteractionsAndUnknownUsersAndVideosAreCounted() {
    assertThat(warnings(new float[][] {{1f, 1f, NONE}, {1f, NONE, NONE}, {NONE, NONE, 1f}}))
        .containsExactly(
            "test: 1 of 4 interactions are in the training split too; they are masked, so they"
                + " count as misses",
            "test: 1 of 3 users have no training interaction; they are ranked by popularity",
            "test: 1 of 4 interactions are with videos that no one liked in training; they count"
                + " as misses");
  }

  private List<String> warnings(float[][] heldOut) {
    return SplitWarnings.of("test", TestData.heldOut(heldOut), training);
  }
}
