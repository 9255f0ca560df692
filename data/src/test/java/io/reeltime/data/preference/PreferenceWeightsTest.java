package io.reeltime.data.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.event.EventType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceWeightsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final PreferenceWeights weights =
      new PreferenceWeights(
          Map.of(EventType.VIEW, 2.0, EventType.LIKE, 3.0, EventType.SKIP, -0.5), 1.5, 0.2, DAY);

  @ParameterizedTest
  @CsvSource({
    // weight(view) 2 * watch ratio, capped at 1.5; below 0.2 it is a skip at -0.5
    "VIEW, 500, 1000, 1.0",
    "VIEW, 1000, 1000, 2.0",
    "VIEW, 1400, 1000, 2.8",
    "VIEW, 9000, 1000, 3.0",
    "VIEW, 200, 1000, 0.4",
    "VIEW, 199, 1000, -0.5",
    "VIEW, 0, 1000, -0.5",
    // unknown length: watched once
    "VIEW, 0, 0, 2.0",
    "VIEW, 700, 0, 2.0",
    // other types do not look at the watch time
    "LIKE, 1, 1000, 3.0",
    "SKIP, 1000, 1000, -0.5",
    // no weight, no strength
    "IMPRESSION, 0, 0, 0.0",
    "HIDE, 0, 0, 0.0",
  })
  void strengthFollowsTypeAndWatchRatio(
      EventType type, long watchMillis, long durationMillis, double expected) {
    assertThat(weights.strength(type, watchMillis, durationMillis, 0))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void strengthHalvesEveryHalfLife() {
    assertThat(weights.strength(EventType.LIKE, 0, 0, DAY.toMillis())).isEqualTo(1.5);
    assertThat(weights.strength(EventType.LIKE, 0, 0, 3 * DAY.toMillis())).isEqualTo(0.375);
    assertThat(weights.decay(DAY.toMillis() / 2)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(weights.decay(Long.MAX_VALUE)).isZero();
  }

  @Test
  void anEventAfterTheReferenceTimeDoesNotGrow() {
    assertThat(weights.decay(-DAY.toMillis())).isEqualTo(1.0);
  }

  @Test
  void defaultsRankTheActsAndRefusals() {
    PreferenceWeights defaults = PreferenceWeights.defaults();
    assertThat(defaults.strength(EventType.SHARE, 0, 0, 0))
        .isGreaterThan(defaults.strength(EventType.LIKE, 0, 0, 0));
    assertThat(defaults.strength(EventType.LIKE, 0, 0, 0))
        .isGreaterThan(defaults.strength(EventType.VIEW, 10, 10, 0));
    assertThat(defaults.strength(EventType.HIDE, 0, 0, 0))
        .isLessThan(defaults.strength(EventType.SKIP, 0, 0, 0))
        .isNegative();
    assertThat(defaults.strength(EventType.IMPRESSION, 0, 0, 0)).isZero();
  }

  @Test
  void noWeightsAtAllAreAllowed() {
    assertThat(new PreferenceWeights(Map.of(), 1, 0, DAY).strength(EventType.LIKE, 0, 0, 0))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NaN; 1; 0; P1D; weights.view: found NaN, expected a finite number",
        "1; 0; 0; P1D; watchRatioCap: found 0.0, expected above 0",
        "1; NaN; 0; P1D; watchRatioCap: found NaN, expected above 0",
        "1; 1; 1; P1D; skipBelowWatchRatio: found 1.0, expected 0 to below 1",
        "1; 1; -0.1; P1D; skipBelowWatchRatio: found -0.1, expected 0 to below 1",
        "1; 1; 0; PT0S; halfLife: found PT0S, expected PT0.001S to PT8760000H",
        "1; 1; 0; PT0.0001S; halfLife: found PT0.0001S, expected PT0.001S to PT8760000H",
        "1; 1; 0; PT-1S; halfLife: found PT-1S, expected PT0.001S to PT8760000H",
        "1; 1; 0; P365001D; halfLife: found PT8760024H, expected PT0.001S to PT8760000H",
      })
  void aValueOutOfRangeIsNamed(
      double view, double cap, double skipBelow, Duration halfLife, String message) {
    assertThatThrownBy(
            () -> new PreferenceWeights(Map.of(EventType.VIEW, view), cap, skipBelow, halfLife))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
