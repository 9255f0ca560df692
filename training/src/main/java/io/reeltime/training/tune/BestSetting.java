package io.reeltime.training.tune;

import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.Trial;
import java.util.Map;
import java.util.TreeMap;

/**
 * The best trial so far, as {@code best.json} holds it.
 *
 * @param model name
 * @param settings every hyper-parameter, searched or not
 * @param seed of the model
 * @param trial its number
 * @param metric that decided
 * @param metrics on the validation split
 * @param options the same settings for the command line
 */
record BestSetting(
    String model,
    Map<String, Number> settings,
    long seed,
    int trial,
    String metric,
    Map<String, Double> metrics,
    String options) {

  static BestSetting of(ModelParameters model, Trial trial, String metric) {
    Map<String, Number> settings = new TreeMap<>(model.values());
    trial.settings().forEach((name, value) -> settings.put(name, plain(value)));
    if (trial.epochs() > 0) {
      settings.put("epochs", trial.epochs());
    }
    return new BestSetting(
        model.name(),
        settings,
        model.seed(),
        trial.number(),
        metric,
        trial.metrics(),
        options(model, trial));
  }

  String json() {
    return JobProtocol.write(this) + "\n";
  }

  /** 128, not 128.0. */
  private static Number plain(double value) {
    return value == Math.rint(value) ? (Number) (long) value : (Number) value;
  }

  private static String options(ModelParameters model, Trial trial) {
    StringBuilder options = new StringBuilder("--model " + model.name());
    Map<String, Double> settings = new TreeMap<>(trial.settings());
    if (trial.epochs() > 0) {
      settings.put("epochs", (double) trial.epochs());
    }
    settings.forEach((name, value) -> {
      options.append(" --").append(name).append(' ');
      if (name.equals(SearchSpace.HALF_LIFE)) {
        options.append(HalfLife.of(value));
      } else {
        options.append(plain(value));
      }
    });
    return options.toString();
  }
}
