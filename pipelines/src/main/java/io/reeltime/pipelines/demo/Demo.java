package io.reeltime.pipelines.demo;

import io.reeltime.data.audience.Audience;
import io.reeltime.data.audience.AudienceSettings;
import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.client.RequestFailedException;
import io.reeltime.pipelines.run.RunListener;
import io.reeltime.pipelines.run.RunRecord;
import io.reeltime.pipelines.run.RunState;
import io.reeltime.pipelines.run.TrainingRuns;
import io.reeltime.pipelines.run.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * One demo: publish a catalogue, post a history, train, then live on what is recommended.
 *
 * <p>Everything the audience does goes over HTTP; only the first run is started in process, so that
 * it comes right after the history instead of in the middle of it.
 */
public final class Demo {
  private static final int SESSIONS_OF_ONE_TURN = 200;
  private static final Duration LONGEST_SWAP = Duration.ofMinutes(1);
  private static final Duration STATUS_EVERY = Duration.ofSeconds(15);

  private final DemoSettings settings;
  private final ReeltimeClient client;
  private final TrainingRuns runs;
  private final RunListener listener;
  private final Narrator narrator;
  private final Clock clock;
  private final Audience audience;
  private final AudienceDriver driver;

  public Demo(
      DemoSettings settings,
      ReeltimeClient client,
      TrainingRuns runs,
      RunListener listener,
      Narrator narrator,
      Clock clock) {
    this.settings = settings;
    this.client = client;
    this.runs = runs;
    this.listener = listener;
    this.narrator = narrator;
    this.clock = clock;
    Instant start = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(settings.history());
    this.audience =
        new Audience(AudienceSettings.ofSize(settings.users(), settings.seed()).startingAt(start));
    this.driver = new AudienceDriver(audience, client);
  }

  /**
   * Turns the cycle once.
   *
   * @throws IllegalStateException if the run promoted no model
   */
  public DemoSummary turnOnce() throws InterruptedException, ExecutionException {
    Instant now = clock.instant();
    int videos = driver.publishVideos(now);
    narrator.say("%,d videos are in the catalogue", videos);
    Duration began = narrator.sinceBegin();
    long events = driver.postHistory(audience.settings().start(), now);
    double perSecond = events / seconds(narrator.sinceBegin().minus(began));
    narrator.say(
        "%,d events of %,d users are stored: durable, %,.0f events/s over HTTP",
        events, settings.users(), perSecond);
    RunRecord run = train();
    double firstRecommendations = awaitModel(String.valueOf(run.snapshotVersion()));
    narrator.say("feeds are personal now, %.0f s after the start", firstRecommendations);
    for (int i = 0; i < SESSIONS_OF_ONE_TURN; i++) {
      driver.session(clock.instant());
    }
    sayStatus();
    FeedReaction reaction = FeedReaction.of(client, audience.userId(0), clock.instant());
    narrator.say(
        "%s liked a video and skipped another: the next feed, %.0f ms later, %s",
        reaction.userId(),
        reaction.millisFromEventToFeed(),
        reaction.changed() ? "is another one" : "is unchanged");
    return summary(videos, events, perSecond, firstRecommendations, run, reaction);
  }

  /** Goes on from what an earlier demo left in the home, instead of {@link #turnOnce}. */
  public void resume() {
    driver.resume(clock.instant());
  }

  /** Goes on until interrupted: sessions, newborn videos, a status line now and then. */
  public void live() throws InterruptedException {
    long pauseNanos = Duration.ofSeconds(1).toNanos() / settings.liveSessionsPerSecond();
    Instant lastStatus = clock.instant();
    while (!Thread.interrupted()) {
      playOneSession();
      if (clock.instant().isAfter(lastStatus.plus(STATUS_EVERY))) {
        lastStatus = clock.instant();
        sayStatus();
      }
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private void playOneSession() throws InterruptedException {
    try {
      driver.publishVideos(clock.instant());
      driver.session(clock.instant());
    } catch (RequestFailedException e) {
      // A refused or late answer is what a client of a busy server lives with: say so, go on.
      narrator.say("a session failed: %s", String.valueOf(e.getMessage()));
    }
  }

  private RunRecord train() throws InterruptedException, ExecutionException {
    RunRecord run =
        runs.start(Trigger.FIRST_MODEL, listener)
            .orElseThrow(() -> new IllegalStateException("another training run is under way"))
            .outcome()
            .get();
    if (run.state() != RunState.PROMOTED) {
      throw new IllegalStateException("training promoted no model: " + run.reason());
    }
    return run;
  }

  /** Waits until serving answers from the run's snapshot. */
  private double awaitModel(String version) throws InterruptedException {
    Instant deadline = clock.instant().plus(LONGEST_SWAP);
    while (!version.equals(client.recommendations(audience.userId(0), 1).snapshotVersion())) {
      if (clock.instant().isAfter(deadline)) {
        throw new IllegalStateException(
            "serving did not load "
                + version
                + " within "
                + LONGEST_SWAP
                + "; GET /q/health says"
                + " why");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return seconds(narrator.sinceBegin());
  }

  private void sayStatus() {
    LiveStatistics statistics = driver.statistics();
    narrator.say(
        "live: %,d sessions, %,d events; %.0f s watched per session when recommended, %.0f s when"
            + " merely popular; an answer takes %.2f ms",
        statistics.sessions(),
        statistics.events(),
        statistics.watchSecondsPerSession(LiveStatistics.Arm.RECOMMENDED),
        statistics.watchSecondsPerSession(LiveStatistics.Arm.POPULAR),
        statistics.medianAnswerMicros() / 1000.0);
  }

  private DemoSummary summary(
      int videos,
      long events,
      double perSecond,
      double firstRecommendations,
      RunRecord run,
      FeedReaction reaction) {
    LiveStatistics statistics = driver.statistics();
    return new DemoSummary(
        videos,
        events,
        perSecond,
        firstRecommendations,
        run,
        statistics.sessions(),
        statistics.events(),
        statistics.watchSecondsPerSession(LiveStatistics.Arm.RECOMMENDED),
        statistics.watchSecondsPerSession(LiveStatistics.Arm.POPULAR),
        statistics.medianAnswerMicros(),
        reaction);
  }

  private static double seconds(Duration duration) {
    return Math.max(0.001, duration.toMillis() / 1000.0);
  }
}
