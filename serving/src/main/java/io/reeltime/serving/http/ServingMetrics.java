package io.reeltime.serving.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.reeltime.serving.Answer;
import io.reeltime.serving.AnswerObserver;
import io.reeltime.serving.Fallback;
import io.reeltime.serving.Stage;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts answers, their fallbacks, and the time of each stage, for Prometheus. */
@Singleton
final class ServingMetrics implements AnswerObserver {
  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Map<Fallback, Counter> fallbacks = new EnumMap<>(Fallback.class);
  private final Timer answers;
  private final Counter partial;
  private final Counter behind;

  ServingMetrics(MeterRegistry registry) {
    for (Stage stage : Stage.values()) {
      stages.put(
          stage,
          Timer.builder("reeltime.serving.stage")
              .description("one stage of an answer")
              .tag("stage", stage.wireName())
              .publishPercentileHistogram()
              .register(registry));
    }
    for (Fallback fallback : Fallback.values()) {
      fallbacks.put(
          fallback, registry.counter("reeltime.serving.fallbacks", "reason", fallback.wireName()));
    }
    this.answers =
        Timer.builder("reeltime.serving.answer")
            .description("from a request's arrival to its answer, without the network")
            .publishPercentileHistogram()
            .register(registry);
    this.partial = registry.counter("reeltime.serving.partial");
    this.behind = registry.counter("reeltime.serving.behind");
  }

  @Override
  public void spent(Stage stage, long nanos) {
    Objects.requireNonNull(stages.get(stage)).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void answered(Answer answer, long nanos) {
    answers.record(nanos, TimeUnit.NANOSECONDS);
    if (answer.fallback() != null) {
      Objects.requireNonNull(fallbacks.get(answer.fallback())).increment();
    }
    if (answer.partial()) {
      partial.increment();
    }
    if (answer.behind()) {
      behind.increment();
    }
  }
}
