package io.reeltime.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.training.job.ParameterValues.Choice;
import io.reeltime.training.job.ParameterValues.Range;
import io.reeltime.training.job.ParameterValues.Spacing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SearchSpaceTest {
  private static final ModelParameters MODEL = ModelParameters.defaults("reel");

  @ParameterizedTest
  @FieldSource("io.reeltime.training.job.ModelParameters#NAMES")
  void theUsualSpaceOfEachModelHoldsPossibleValuesOfKnownNames(String name) {
    ModelParameters model = ModelParameters.defaults(name);
    SearchSpace.usual(name)
        .values()
        .forEach((parameter, values) ->
            assertThat(SearchSpace.usual(name).with(parameter, values.toString(), model).values())
                .containsEntry(parameter, values));
  }

  @Test
  void rangesAreLogarithmicButForWeightsOfABlendAndTheExponent() {
    SearchSpace space = SearchSpace.usual("reel").with("neighbours", "50|100", MODEL);
    assertThat(space.values())
        .containsEntry("regularization", new Range(0.001, 0.1, Spacing.LOGARITHMIC))
        .containsEntry("low-pass-weight", new Range(0, 1, Spacing.LINEAR))
        .containsEntry("neighbours", new Choice(List.of(50.0, 100.0)));
  }

  @Test
  void aNameIsLeftAloneOnRequest() {
    assertThat(SearchSpace.usual("ease").without(List.of("regularization")).variesNothing())
        .isTrue();
    assertThat(SearchSpace.usual("ease").variesNothing()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rank; 64..16; range rank: found 64..16, expected a lower and a higher number",
        "rank; 16..16; range rank: found 16..16, expected a lower and a higher number",
        "rank; 8..9000; range rank: found 9000, expected 1 to 4096",
        "rank; 1.5|2; range rank: found 1.5, expected a whole number",
        "rank; many; range rank: found 'many', expected LOW..HIGH such as 0.01..1, or A|B|C",
        "rank; 1..; range rank: found '1..', expected LOW..HIGH such as 0.01..1, or A|B|C",
        "regularization; 0..1; range regularization: found 0..1, expected both above 0: it is"
            + " searched by its logarithm",
        "regularization; NaN..1; range regularization: found NaN..1, expected a lower and a higher"
            + " number",
        "half-life; 0|2; range half-life: found 0.0, expected days above 0",
        "low-pass-weight; -1..1; range low-pass-weight: found -1.0, expected 0.0 or more"
      })
  void anImpossibleRangeIsRefusedByName(String name, String values, String message) {
    assertThatThrownBy(() -> SearchSpace.usual("reel").with(name, values, MODEL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> SearchSpace.usual("reel").with("regularisation", "1..2", MODEL))
        .hasMessageStartingWith("range: found 'regularisation', expected one of rank, ")
        .hasMessageEndingWith("nearest is 'regularization'");
  }

  @Test
  void aMetricThatIsNotMeasuredIsRefused() {
    assertThatThrownBy(() -> new TuningPlan(TuningPlan.Strategy.RANDOM, 1, 1, 2, "recall@0", 1))
        .hasMessage("metric: found 'recall@0', expected recall@K or ndcg@K, such as recall@20");
  }
}
