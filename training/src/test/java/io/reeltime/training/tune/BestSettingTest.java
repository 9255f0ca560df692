package io.reeltime.training.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.Trial;
import io.reeltime.training.job.TuningPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BestSettingTest {
  @ParameterizedTest
  @FieldSource("io.reeltime.training.job.ModelParameters#NAMES")
  void theOptionsReadBackAsTheWholeSetting(String name) {
    ModelParameters model =
        ModelParameters.defaults(name)
            .with(Map.of("rank", 24, "neighbours", 7, "unobserved-weight", 1e-4))
            .withSeed(7);
    Map<String, Double> tried = Map.of("regularization", 0.125, "low-pass-weight", 3.0);
    int epochs = model.hasEpochs() ? 3 : 0;
    BestSetting best = BestSetting.of(search(model, null), trial(tried, epochs));

    assertThat(best.options()).contains("--rank 24 ").contains("--seed 7");
    Map<String, Number> changes = new HashMap<>(tried);
    if (epochs > 0) {
      changes.put("epochs", epochs);
    }
    assertThat(parsed(best.options())).isEqualTo(model.with(changes));
    assertThat(best.settings()).containsEntry("rank", 24L).containsEntry("regularization", 0.125);
  }

  @Test
  void whatTheModelHasByItselfIsLeftOut() {
    ModelParameters model = ModelParameters.defaults("ease");
    assertThat(BestSetting.of(search(model, null), trial(Map.of(), 0)).options())
        .isEqualTo("--model ease --seed 42");
  }

  @Test
  void theHalfLifeIsTheTriedOneOrElseThatOfTheStart() {
    Search search = search(ModelParameters.defaults("ease"), Duration.ofDays(15));
    assertThat(BestSetting.of(search, trial(Map.of("half-life", 2.5), 0)).options())
        .contains("--half-life PT60H ");
    BestSetting start = BestSetting.of(search, trial(Map.of(), 0));
    assertThat(start.options()).contains("--half-life PT360H ");
    assertThat(start.settings()).containsEntry("half-life", 15L);
  }

  /** As the command line reads them. */
  private static ModelParameters parsed(String options) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] words = options.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      assertThat(words[i]).startsWith("--");
      values.put(words[i].substring(2), words[i + 1]);
    }
    String name = String.valueOf(values.remove("model"));
    long seed = Long.parseLong(String.valueOf(values.remove("seed")));
    Map<String, Double> changes = new HashMap<>();
    values.forEach((parameter, value) -> changes.put(parameter, Double.valueOf(value)));
    return ModelParameters.defaults(name).with(changes).withSeed(seed);
  }

  private static Search search(ModelParameters model, @Nullable Duration halfLife) {
    SearchSpace space =
        new SearchSpace(new LinkedHashMap<>()).with("regularization", "0.01..10", model);
    return new Search(
        model,
        halfLife,
        space,
        new TuningPlan(TuningPlan.Strategy.RANDOM, 3, 1, 3, "recall@20", 1));
  }

  private static Trial trial(Map<String, Double> settings, int epochs) {
    return new Trial(1, 0, epochs, settings, Map.of("recall@20", 0.5), 1, null);
  }
}
