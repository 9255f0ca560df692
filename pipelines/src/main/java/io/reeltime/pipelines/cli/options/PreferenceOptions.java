package io.reeltime.pipelines.cli.options;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.pipelines.app.ConfiguredWeights;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How events become strengths: as in the server, but for what is given. */
public final class PreferenceOptions {
  @Option(
      names = "--half-life",
      paramLabel = "DURATION",
      description = {
        "ISO-8601, such as P90D: after which an event counts half",
        "(default: reeltime.pipelines.model.half-life, as in the server, or else P15D)."
      })
  private Optional<Duration> halfLife;

  public PreferenceWeights weights() {
    PreferenceWeights configured = ConfiguredWeights.ofThisProcess();
    return halfLife.map(configured::withHalfLife).orElse(configured);
  }

  /** The half-life that was given. */
  public Optional<Duration> halfLife() {
    return halfLife;
  }
}
