package io.reeltime.pipelines.cli.options;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** When to retrain, handed to Quarkus as configuration where it is given. */
public final class ScheduleOptions {
  @Option(
      names = "--retrain-every",
      paramLabel = "DURATION",
      description = "ISO-8601, such as PT15M: time between two runs, if anything is new.")
  private Optional<Duration> every;

  @Option(
      names = "--retrain-events",
      paramLabel = "N",
      description = "New events that start a run before that.")
  private Optional<Long> events;

  public void apply() {
    every.ifPresent(
        value -> System.setProperty("reeltime.pipelines.schedule.interval", value.toString()));
    events.ifPresent(
        value -> System.setProperty("reeltime.pipelines.schedule.new-events", value.toString()));
  }
}
