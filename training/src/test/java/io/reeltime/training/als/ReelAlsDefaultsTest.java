package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.job.ModelParameters;
import org.junit.jupiter.api.Test;

class ReelAlsDefaultsTest {

  @Test
  void areThoseOfTheModelReelAls() {
    AlsParameters parameters = ModelParameters.defaults("reel-als").als();
    AlsSettings settings = new ReelAls().settings(1);
    assertThat(settings.objective()).isEqualTo(parameters.objective());
    assertThat(settings.rank()).isEqualTo(parameters.rank());
    assertThat(settings.epochs()).isEqualTo(parameters.epochs());
  }
}
