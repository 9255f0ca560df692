package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AudienceSettingsTest {
  private final AudienceSettings small = AudienceSettings.ofSize(1_000, 1);

  @Test
  void theCatalogueGrowsWithTheUsersWithinBounds() {
    assertThat(small.videosAtStart()).isEqualTo(2_000);
    assertThat(AudienceSettings.ofSize(140_000, 1).videosAtStart()).isEqualTo(28_000);
    assertThat(AudienceSettings.ofSize(10_000_000, 1).videosAtStart()).isEqualTo(1_000_000);
  }

  @Test
  void aBrokenRuleNamesComponentFoundAndExpected() {
    assertThatThrownBy(() -> AudienceSettings.ofSize(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("users: found 0, expected 1 to 2147483647");
    assertThatThrownBy(() -> small.withVideos(0, 10))
        .hasMessage("videosAtStart: found 0, expected 1 to 1000000000");
    assertThatThrownBy(() -> small.withDrift(Duration.ZERO, 1))
        .hasMessage("driftPeriod: found PT0S, expected above 0");
    assertThatThrownBy(() -> small.withDrift(Duration.ofDays(1), Double.NaN))
        .hasMessage("driftStrength: found NaN, expected 0 to 5");
    assertThatThrownBy(() -> small.startingAt(Instant.EPOCH))
        .hasMessage("start: found 1970-01-01T00:00:00Z, expected 1971-01-01T00:00:00Z or later");
  }

  @Test
  void tasteDimensionsAreAMultipleOfFour() {
    assertThatThrownBy(() -> withTasteDimensions(6))
        .hasMessage("tasteDimensions: found 6, expected a multiple of 4");
  }

  private AudienceSettings withTasteDimensions(int dimensions) {
    return new AudienceSettings(
        1, 1, 1, 0, dimensions, 2, small.start(), 1, Duration.ofDays(1), 0, 1, 1);
  }
}
