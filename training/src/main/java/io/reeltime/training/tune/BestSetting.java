package io.reeltime.training.tune;

import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.Trial;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The best trial so far, as {@code best.json} holds it.
 *
 * @param model name
 * @param settings every hyper-parameter, searched or not, and the half-life in days if there is one
 * @param seed of the model
 * @param trial its number
 * @param metric that decided
 * @param metrics on the validation split
 * @param options that repeat it on the command line: what differs from the defaults, and the seed
 */
record BestSetting(
    String model,
    Map<String, Number> settings,
    long seed,
    int trial,
    String metric,
    Map<String, Double> metrics,
    String options) {

  static BestSetting of(Search search, Trial trial) {
    Setting setting = new Setting(trial.settings(), trial.epochs());
    ModelParameters model = setting.over(search.model());
    Duration searched = setting.halfLife();
    Duration halfLife = searched == null ? search.halfLife() : searched;
    return new BestSetting(
        model.name(),
        settings(model, halfLife),
        model.seed(),
        trial.number(),
        search.plan().metric(),
        trial.metrics(),
        options(model, halfLife));
  }

  String json() {
    return JobProtocol.write(this) + "\n";
  }

  private static Map<String, Number> settings(ModelParameters model, @Nullable Duration halfLife) {
    Map<String, Number> settings = new TreeMap<>();
    model.values().forEach((name, value) -> settings.put(name, plain(value.doubleValue())));
    if (halfLife != null) {
      settings.put(SearchSpace.HALF_LIFE, plain(HalfLife.days(halfLife)));
    }
    return settings;
  }

  private static String options(ModelParameters model, @Nullable Duration halfLife) {
    Map<String, Number> defaults = ModelParameters.defaults(model.name()).values();
    StringJoiner options = new StringJoiner(" ").add("--model " + model.name());
    model
        .values()
        .forEach((name, value) -> {
          if (!value.equals(defaults.get(name))) {
            options.add("--" + name + " " + plain(value.doubleValue()));
          }
        });
    if (halfLife != null) {
      options.add("--" + SearchSpace.HALF_LIFE + " " + halfLife);
    }
    return options.add("--seed " + model.seed()).toString();
  }

  /** 128, not 128.0. */
  private static Number plain(double value) {
    long whole = (long) value;
    return (double) whole == value ? (Number) whole : (Number) value;
  }
}
