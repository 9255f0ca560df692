package io.reeltime.pipelines.app;

import io.reeltime.training.job.ModelParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The model that the configuration asks for: its defaults, and what is set over them. */
final class ConfiguredModel {
  private final Map<String, Number> changes = new HashMap<>();

  private ConfiguredModel() {}

  static ModelParameters of(PipelinesConfig.Model model) {
    ModelParameters defaults = ModelParameters.defaults(model.name());
    return new ConfiguredModel()
        .set("rank", model.rank())
        .set("epochs", model.epochs())
        .set("unobserved-weight", model.unobservedWeight())
        .set("regularization", model.regularization())
        .set("regularization-exponent", model.regularizationExponent())
        .set("confidence-scale", model.confidenceScale())
        .set("unobserved-regularization", model.unobservedRegularization())
        .set("neighbours", model.neighbours())
        .set("neighbour-weight", model.neighbourWeight())
        .set("low-pass-rank", model.lowPassRank())
        .set("low-pass-weight", model.lowPassWeight())
        .over(defaults.withSeed(model.seed().orElse(defaults.seed())));
  }

  private ConfiguredModel set(String parameter, OptionalInt value) {
    value.ifPresent(present -> changes.put(parameter, present));
    return this;
  }

  private ConfiguredModel set(String parameter, OptionalDouble value) {
    value.ifPresent(present -> changes.put(parameter, present));
    return this;
  }

  private ModelParameters over(ModelParameters defaults) {
    return defaults.with(changes);
  }
}
