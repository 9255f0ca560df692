package io.reeltime.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelParametersTest {
  private static final ModelParameters DEFAULTS = ModelParameters.defaults("reel-als");

  @Test
  void changesAreSetAndTheRestStays() {
    ModelParameters changed = DEFAULTS.with(Map.of("rank", 7, "neighbour-weight", 0.25));
    assertThat(changed.als().rank()).isEqualTo(7);
    assertThat(changed.neighbours().weight()).isEqualTo(0.25);
    assertThat(changed.with(Map.of("rank", DEFAULTS.als().rank(), "neighbour-weight", 0)))
        .isEqualTo(DEFAULTS.with(Map.of("neighbour-weight", 0)));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> DEFAULTS.with(Map.of("regularisation", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 'regularisation'")
        .hasMessageContaining("nearest is 'regularization'");
  }

  @ParameterizedTest
  @CsvSource({
    "rank, 0, 1 to 4096",
    "rank, 1.5, a whole number",
    "epochs, 0, 1 or more",
    "unobserved-weight, NaN, 0.0 or more",
    "regularization, Infinity, 0.0 or more",
    "regularization-exponent, 1.1, 0.0 to 1.0",
    "confidence-scale, 0, above 0",
    "unobserved-regularization, 0.5, 0 or 1",
    "low-pass-weight, -1, 0.0 or more"
  })
  void aValueOutOfRangeIsRefusedByName(String parameter, double value, String expected) {
    assertThatThrownBy(() -> DEFAULTS.with(Map.of(parameter, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(parameter + ": found ")
        .hasMessageContaining("expected " + expected);
  }

  @Test
  void knowsTheModelsThatAreFittedInEpochs() {
    assertThat(ModelParameters.NAMES)
        .filteredOn(name -> ModelParameters.defaults(name).hasEpochs())
        .containsExactly("reel", "reel-als", "mllib-als");
  }

  @Test
  void anUnknownModelIsRefused() {
    assertThatThrownBy(() -> ModelParameters.defaults("deep"))
        .hasMessage(
            "model: found 'deep', expected one of reel, reel-als, mllib-als, ease, item-knn,"
                + " popularity");
  }
}
