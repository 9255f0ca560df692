package io.reeltime.pipelines.bench.serving;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import io.reeltime.serving.Answer;
import io.reeltime.serving.RecommendationService;
import io.reeltime.serving.RequestPool;
import io.reeltime.serving.generation.ChampionWatcher;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.generation.GenerationBuilder;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.model.LiveModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Serving as the application puts it together, without HTTP, over an empty event log. */
final class ServingStack implements AutoCloseable {
  private static final int QUEUE_CAPACITY = 256;
  private static final int RECENT_EVENTS = 100;

  private final EventLog log;
  private final Generations generations;
  private final RequestPool pool;
  private final RecommendationService service;

  private ServingStack(
      EventLog log, Generations generations, RequestPool pool, RecommendationService service) {
    this.log = log;
    this.generations = generations;
    this.pool = pool;
    this.service = service;
  }

  /**
   * Loads the champion.
   *
   * @throws IllegalStateException if it can't be served
   */
  static ServingStack open(Path models, Path logFolder, InstantSource clock) {
    EventLog log = RocksEventLog.open(logFolder, LogOptions.DEFAULT);
    GenerationBuilder builder = new GenerationBuilder(log, RECENT_EVENTS, clock);
    Generations generations = new Generations(builder.withoutModel());
    ChampionWatcher watcher =
        new ChampionWatcher(new SnapshotStore(models), generations, builder, clock);
    watcher.check();
    if (watcher.status().version() == null) {
      throw new IllegalStateException("no champion in " + models + ": " + watcher.status());
    }
    RequestPool pool = new RequestPool(Runtime.getRuntime().availableProcessors(), QUEUE_CAPACITY);
    return new ServingStack(
        log, generations, pool, new RecommendationService(generations, log, clock, () -> "bench"));
  }

  /** Whether requests may carry a rule. */
  static boolean takesRules() {
    return false;
  }

  /**
   * Recommends, on the pool.
   *
   * @param rule in the rule language, empty for none
   * @throws java.util.concurrent.RejectedExecutionException when the queue is full
   */
  CompletableFuture<Answer> recommend(String userId, int limit, String rule) {
    if (!rule.isEmpty()) {
      throw new UnsupportedOperationException("serving takes no rules yet: " + rule);
    }
    return pool.submit(() -> service.recommend(userId, limit));
  }

  /** Asks the model itself. */
  <T> T ask(Function<LiveModel, T> question) {
    try (Generation generation = generations.hold()) {
      LiveModel model = generation.model();
      if (model == null) {
        throw new IllegalStateException("no model is open");
      }
      return question.apply(model);
    }
  }

  @Override
  public void close() {
    pool.close();
    generations.close();
    log.close();
  }
}
