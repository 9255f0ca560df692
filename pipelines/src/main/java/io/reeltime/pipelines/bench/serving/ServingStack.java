package io.reeltime.pipelines.bench.serving;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.serving.Answer;
import io.reeltime.serving.AnswerObserver;
import io.reeltime.serving.FeedRequest;
import io.reeltime.serving.FeedSetup;
import io.reeltime.serving.Reasons;
import io.reeltime.serving.RecommendationService;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.explain.RecentAnswers;
import io.reeltime.serving.generation.ChampionWatcher;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.generation.GenerationBuilder;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.generation.LiveEvents;
import io.reeltime.serving.generation.Loop;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.pool.RequestPool;
import io.reeltime.serving.rule.Rule;
import io.reeltime.serving.shaping.FeedShaper;
import io.reeltime.serving.shaping.ShapingSettings;
import io.reeltime.serving.user.UserBounds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Serving as the application puts it together with its usual configuration, without HTTP, over any
 * event log.
 */
final class ServingStack implements AutoCloseable {
  private static final int QUEUE_CAPACITY = 256;
  private static final UserBounds BOUNDS = new UserBounds(20_000, 2_000, 100);
  private static final Duration DEADLINE = Duration.ofMillis(200);
  private static final Duration UNHURRIED = Duration.ofMinutes(1);
  private static final long RECENT_ANSWERS_BYTES = 64 << 20;
  private static final Duration RECENT_ANSWERS_KEPT = Duration.ofMinutes(10);

  private final EventLog log;
  private final Generations generations;
  private final RequestPool pool;
  private final Loop follower;
  private final RecommendationService shaped;
  private final RecommendationService plain;

  private ServingStack(EventLog log, Generations generations, InstantSource clock) {
    this.log = log;
    this.generations = generations;
    this.pool = new RequestPool(Runtime.getRuntime().availableProcessors(), QUEUE_CAPACITY);
    this.follower =
        Loop.start("bench-live-events", new LiveEvents(log, generations)::follow, Duration.ZERO);
    this.shaped = service(ShapingSettings.DEFAULTS, DEADLINE, clock);
    this.plain = service(ShapingSettings.NONE, UNHURRIED, clock);
  }

  /**
   * Loads the champion.
   *
   * @param log what continues it; owned from now on
   * @throws IllegalStateException if it can't be served
   */
  static ServingStack open(Path models, EventLog log, InstantSource clock) {
    GenerationBuilder builder = new GenerationBuilder(log, BOUNDS, clock);
    Generations generations = new Generations(builder.withoutModel());
    ChampionWatcher watcher =
        new ChampionWatcher(new SnapshotStore(models), generations, builder, clock);
    watcher.check();
    if (watcher.status().version() == null) {
      throw new IllegalStateException("no champion in " + models + ": " + watcher.status());
    }
    return new ServingStack(log, generations, clock);
  }

  private RecommendationService service(
      ShapingSettings shaping, Duration deadline, InstantSource clock) {
    NoArgGenerator requestIds = Generators.timeBasedEpochRandomGenerator();
    RecentAnswers recent = new RecentAnswers(RECENT_ANSWERS_BYTES, RECENT_ANSWERS_KEPT, clock);
    return new RecommendationService(
        new FeedSetup(
            generations,
            log,
            clock,
            () -> requestIds.generate().toString(),
            new FeedShaper(shaping),
            BOUNDS.tasteVideos(),
            deadline,
            new Reasons(generations, recent),
            AnswerObserver.NONE));
  }

  /**
   * Recommends as the application does, on the pool.
   *
   * @param rule in the rule language, empty for none
   * @throws java.util.concurrent.RejectedExecutionException when the queue is full
   */
  CompletableFuture<Answer> recommend(String userId, int limit, String rule) {
    return pool.submit(shaped.feed(request(userId, limit, rule)));
  }

  /** Recommends what ranks best, on the pool: without shaping of pages, and without haste. */
  CompletableFuture<Answer> rank(String userId, int limit, String rule) {
    return pool.submit(plain.feed(request(userId, limit, rule)));
  }

  private static FeedRequest request(String userId, int limit, String rule) {
    Restrictions restrictions =
        rule.isEmpty() ? Restrictions.NONE : new Restrictions(Rule.parse(rule), null, List.of());
    return new FeedRequest(
        userId,
        List.of(),
        limit,
        restrictions,
        FeedCursor.beginning(),
        FeedRequest.Explanation.NONE);
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
    follower.close();
    generations.close();
    log.close();
  }
}
