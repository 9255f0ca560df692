package io.reeltime.training.tune;

import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one trial changes.
 *
 * @param values by the names of the space
 * @param epochs to give; 0 for a model without
 */
public record Setting(Map<String, Double> values, int epochs) {

  /** A model with it. */
  public ModelParameters over(ModelParameters model) {
    Map<String, Number> changes = new HashMap<>(values);
    changes.remove(SearchSpace.HALF_LIFE);
    if (epochs > 0) {
      changes.put("epochs", epochs);
    }
    return model.with(changes);
  }

  /** The half-life, which belongs to the data; null for that of the data as it was found. */
  public @Nullable Duration halfLife() {
    Double days = values.get(SearchSpace.HALF_LIFE);
    return days == null ? null : HalfLife.of(days);
  }
}
