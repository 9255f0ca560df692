package io.reeltime.serving.generation;

import io.reeltime.data.log.EventLog;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.user.LiveStart;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserBounds;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes generations: a model with a live state that has read the log to its end. */
public final class GenerationBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(GenerationBuilder.class);

  private final EventLog log;
  private final UserBounds bounds;
  private final InstantSource clock;
  private final AtomicLong made = new AtomicLong();

  /**
   * @param log what continues every snapshot
   * @param bounds of what is kept of a user
   * @param clock now
   */
  public GenerationBuilder(EventLog log, UserBounds bounds, InstantSource clock) {
    this.log = log;
    this.bounds = bounds;
    this.clock = clock;
  }

  /** What to answer from before the first snapshot: the log alone, not yet read. */
  public Generation withoutModel() {
    return new Generation(made.incrementAndGet(), null, liveState(null, LiveStart.ofLog(log)));
  }

  /**
   * Continues a model to the end of the log.
   *
   * @param before whose takedowns must outlive it
   */
  Generation of(LiveModel model, Generation before) {
    LiveStart start = LiveStart.behind(model.manifest().lineage().watermark(), log);
    start
        .warning()
        .ifPresent(warning ->
            LOG.warn("live-events snapshot={} warning=\"{}\"", model.version(), warning));
    LiveState live = liveState(model, start);
    live.inheritCatalogue(before.live());
    catchUp(live);
    return new Generation(made.incrementAndGet(), model, live);
  }

  /** Reads the log to its end. */
  void catchUp(LiveState live) {
    boolean more = true;
    while (more) {
      more = live.advance(log);
    }
  }

  private LiveState liveState(@Nullable LiveModel model, LiveStart start) {
    return new LiveState(model, start, bounds, clock);
  }
}
