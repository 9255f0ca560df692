package io.reeltime.pipelines.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.preference.PreferenceWeights;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PreferenceOptionsTest {
  private static final String KEY = "reeltime.pipelines.model.half-life";

  @AfterEach
  void forgetTheSetting() {
    System.clearProperty(KEY);
  }

  @Test
  void theUsualWeightsHoldWhereNothingIsSet() {
    assertThat(options().weights()).isEqualTo(PreferenceWeights.defaults());
    assertThat(options().halfLife()).isEmpty();
  }

  @Test
  void theServersSettingHoldsHereToo() {
    System.setProperty(KEY, "P90D");
    assertThat(options().weights().halfLife()).isEqualTo(Duration.ofDays(90));
    assertThat(options().halfLife()).isEmpty();
  }

  @Test
  void whatIsGivenGoesOverTheServersSetting() {
    System.setProperty(KEY, "P90D");
    PreferenceOptions options = options("--half-life", "P3D");
    assertThat(options.weights())
        .isEqualTo(PreferenceWeights.defaults().withHalfLife(Duration.ofDays(3)));
    assertThat(options.halfLife()).contains(Duration.ofDays(3));
  }

  private static PreferenceOptions options(String... arguments) {
    return CommandLine.populateCommand(new PreferenceOptions(), arguments);
  }
}
