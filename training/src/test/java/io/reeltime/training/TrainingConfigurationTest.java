package io.reeltime.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingConfigurationTest {

  @Test
  void namesEveryHyperParameterButTheSeed() {
    assertThat(TrainingConfiguration.of(request(1), null))
        .containsEntry("model.rank", "64")
        .containsEntry("preference.weight.hide", "-3.0")
        .containsEntry("preference.half-life", "PT360H")
        .containsEntry("evaluation.holdout-share", "0.1")
        .isEqualTo(TrainingConfiguration.of(request(2), null));
  }

  @Test
  void hashesTheLinesInOrderOfTheirKeys() {
    // printf 'a=1\nb=2\n' | sha256sum
    assertThat(TrainingConfiguration.sha256(Map.of("b", "2", "a", "1")))
        .isEqualTo("4a73850fde34aad40ff8649b93a66523a5fe744357a3931caea0f10609d0d930");
  }

  private static JobRequest.Train request(long seed) {
    ModelParameters model = ModelParameters.defaults("mllib-als").withSeed(seed);
    Path folder = Path.of("folder");
    PreferenceWeights weights = PreferenceWeights.defaults();
    return new JobRequest.Train(
        folder, 1, 0, "log", 9, folder, null, weights, 0.1, model, null, null);
  }
}
