package io.reeltime.serving.http;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.serving.AnswerObserver;
import io.reeltime.serving.FeedSetup;
import io.reeltime.serving.Reasons;
import io.reeltime.serving.RecommendationService;
import io.reeltime.serving.UserDirectory;
import io.reeltime.serving.explain.RecentAnswers;
import io.reeltime.serving.generation.ChampionWatcher;
import io.reeltime.serving.generation.GenerationBuilder;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.generation.LiveEvents;
import io.reeltime.serving.generation.Loop;
import io.reeltime.serving.pool.RequestPool;
import io.reeltime.serving.shaping.FeedShaper;
import io.reeltime.serving.shaping.ShapingSettings;
import io.reeltime.serving.user.UserBounds;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts of serving, starts them, and stops them in reverse. */
@Singleton
public class ServingBeans {
  private final ServingConfig config;
  private final RequestPool pool;
  private final Generations generations;
  private final ChampionWatcher watcher;
  private final LiveEvents events;
  private final RecommendationService service;
  private final UserDirectory directory;
  private final Reasons reasons;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  ServingBeans(
      ServingConfig config,
      EventLog log,
      AnswerObserver observer,
      @ConfigProperty(name = "reeltime.home", defaultValue = "var") Path home) {
    if (!config.pollInterval().isPositive()) {
      throw new IllegalArgumentException(
          "reeltime.serving.poll-interval: found " + config.pollInterval() + ", expected above 0");
    }
    Clock clock = Clock.systemUTC();
    GenerationBuilder builder =
        new GenerationBuilder(
            log,
            new UserBounds(
                config.videosPerUser(), config.tasteVideosPerUser(), config.recentEventsPerUser()),
            clock);
    NoArgGenerator requestIds = Generators.timeBasedEpochRandomGenerator();
    this.config = config;
    this.pool =
        new RequestPool(
            config.threads().orElse(Runtime.getRuntime().availableProcessors()),
            config.queueCapacity());
    this.generations = new Generations(builder.withoutModel());
    this.watcher =
        new ChampionWatcher(
            new SnapshotStore(home.resolve("models")), config.alias(), generations, builder, clock);
    this.events = new LiveEvents(log, generations);
    this.reasons =
        new Reasons(
            generations,
            new RecentAnswers(
                config.recentAnswersBytes().asLongValue(), config.recentAnswersKept(), clock));
    this.service =
        new RecommendationService(
            new FeedSetup(
                generations,
                log,
                clock,
                () -> requestIds.generate().toString(),
                new FeedShaper(shaping(config.shaping())),
                config.tasteVideosPerUser(),
                config.deadline(),
                reasons,
                observer));
    this.directory = new UserDirectory(generations);
  }

  private static ShapingSettings shaping(ServingConfig.Shaping keys) {
    return new ShapingSettings(
        keys.creatorCap(),
        keys.creatorWindow(),
        keys.creatorGap(),
        keys.relevanceWeight(),
        keys.freshnessWeight(),
        keys.freshnessHalfLife(),
        keys.explorationShare(),
        keys.candidatesPerSlot());
  }

  /** Loads the champion before the first request, then follows alias and log. */
  void start(@Observes StartupEvent started) {
    watcher.check();
    running.push(generations);
    running.push(pool);
    running.push(Loop.start("reeltime-champion", watcher::check, config.pollInterval()));
    running.push(Loop.start("reeltime-live-events", events::follow, Duration.ZERO));
  }

  void stop(@Observes ShutdownEvent stopping) throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  @Produces
  RequestPool pool() {
    return pool;
  }

  @Produces
  ChampionWatcher watcher() {
    return watcher;
  }

  @Produces
  LiveEvents events() {
    return events;
  }

  @Produces
  RecommendationService service() {
    return service;
  }

  @Produces
  Reasons reasons() {
    return reasons;
  }

  @Produces
  UserDirectory directory() {
    return directory;
  }
}
