package io.reeltime.pipelines.app;

import io.reeltime.data.preference.PreferenceWeights;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The preference weights that the configuration asks for: the usual ones, with its half-life. */
public final class ConfiguredWeights {
  private static final String HALF_LIFE = "reeltime.pipelines.model.half-life";

  private ConfiguredWeights() {}

  static PreferenceWeights of(PipelinesConfig.Model model) {
    return withHalfLife(model.halfLife());
  }

  /** Those that a server started in this process's place would have; needs no running Quarkus. */
  public static PreferenceWeights ofThisProcess() {
    return withHalfLife(ConfigProvider.getConfig().getOptionalValue(HALF_LIFE, Duration.class));
  }

  private static PreferenceWeights withHalfLife(Optional<Duration> halfLife) {
    PreferenceWeights usual = PreferenceWeights.defaults();
    return halfLife.map(usual::withHalfLife).orElse(usual);
  }
}
