package io.reeltime.training.interactions;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
  private final TrainingData data =
      TestData.of(new float[][] {{1f, NONE, -2f}, {0.5f, 0f, 3f}, {NONE, NONE, NONE}});

  @Test
  void sumsOnlyPositiveStrengthIntoPopularity() {
    assertThat(data.popularity()).containsExactly(1.5f, 0f, 3f);
  }

  @Test
  void countsPositivesPerVideo() {
    assertThat(data.positivesByVideo()).containsExactly(2, 0, 1);
    assertThat(data.positives()).isEqualTo(3);
  }

  @Test
  void keepsEntriesOfStrengthZeroInTheHistory() {
    assertThat(data.history(1).videoIndexes()).containsExactly(0, 1, 2);
    assertThat(data.history(1).strengths()).containsExactly(0.5f, 0f, 3f);
    assertThat(data.interactions()).isEqualTo(5);
  }

  @Test
  void countsUsersWithoutEntriesApart() {
    assertThat(data.users()).isEqualTo(3);
    assertThat(data.usersWithHistory()).isEqualTo(2);
  }

  @Test
  void refusesRowStartsThatDoNotFit() {
    assertThatThrownBy(() ->
            new TrainingData(
                List.of("u"),
                List.of("v"),
                new int[] {0, 2},
                new int[1],
                new float[1],
                new long[1]))
        .hasMessage("training data: row starts do not fit 1 users and 1 entries");
  }
}
