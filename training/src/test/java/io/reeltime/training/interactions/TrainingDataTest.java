package io.reeltime.training.interactions;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesAStrengthThatIsNotFiniteNamingItsVideo(float strength) {
    assertThatThrownBy(() -> of(new float[] {1, strength}, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "training data: strength: found %s for video 'w', expected a finite number"
                .formatted(strength));
  }

  @Test
  void halvesStrengthsPerHalfLifeOfAgeBesideTheNewest() {
    long day = Duration.ofDays(1).toMillis();
    TrainingData decayed = of(new float[] {4, 1}, 10 * day, 12 * day).decayed(Duration.ofDays(2));
    assertThat(decayed.strengths()).containsExactly(2, 1);
    assertThat(decayed.popularity()).containsExactly(2, 1);
  }

  @Test
  void leavesStrengthsOfUnknownTimeAsTheyAre() {
    TrainingData timeless = of(new float[] {4, 1}, 0, 0);
    assertThat(timeless.hasTimes()).isFalse();
    assertThat(timeless.decayed(Duration.ofDays(1)).strengths()).containsExactly(4, 1);
  }

  /** One user, videos v and w. */
  private static TrainingData of(float[] strengths, long... lastMillis) {
    return new TrainingData(
        List.of("u"), List.of("v", "w"), new int[] {0, 2}, new int[] {0, 1}, strengths, lastMillis);
  }
}
