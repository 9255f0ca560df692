package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.load.EventIds;
import io.reeltime.pipelines.bench.synthetic.SyntheticHome;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * One user after the other watches the first video of their feed, and asks for the next feed at
 * once and again and again until that video is gone from it: nobody is recommended what they have
 * seen. The time runs from when the event's acknowledgement was read to when that feed was.
 *
 * <p>Events go to one process, feeds come from one that may be another.
 */
final class FreshnessTrials {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int DIGITS = 3;
  private static final long RESTED_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final URI ingest;
  private final Feeds feeds;
  private final int users;
  private final EventIds ids;
  private final InstantSource clock;
  private int next;

  FreshnessTrials(URI ingest, Feeds feeds, int users, EventIds ids, InstantSource clock) {
    this.ingest = ingest;
    this.feeds = feeds;
    this.users = users;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What trials found.
   *
   * @param nanos from acknowledgement to the first feed that knew
   * @param feeds asked until then, of all trials
   */
  record Found(Histogram nanos, long feeds) {}

  /** Repeats trials for as long as is measured, after a warm-up that does not count. */
  Found run(long warmUpNanos, long measuredNanos) throws IOException {
    try (Connection events = new Connection(ingest)) {
      long measureFrom = System.nanoTime() + warmUpNanos;
      long end = measureFrom + measuredNanos;
      Histogram nanos = new Histogram(LONGEST_NANOS, DIGITS);
      long asked = 0;
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        Trial trial = trial(events);
        if (now >= measureFrom) {
          nanos.recordValue(trial.nanos());
          asked += trial.feeds();
        }
        LockSupport.parkNanos(RESTED_NANOS);
      }
      return new Found(nanos, asked);
    }
  }

  private record Trial(long nanos, int feeds) {}

  private Trial trial(Connection events) throws IOException {
    String userId = SyntheticHome.userId(next++ % users);
    String watched = feeds.of(userId).getFirst();
    events.post("/v1/events", view(userId, watched));
    long acknowledged = System.nanoTime();
    for (int asked = 1; ; asked++) {
      boolean isGone = !feeds.of(userId).contains(watched);
      long waited = System.nanoTime() - acknowledged;
      if (isGone) {
        return new Trial(waited, asked);
      }
      if (waited > LONGEST_NANOS) {
        throw new IOException(
            "freshness: user %s still sees %s, watched and acknowledged %d s ago"
                .formatted(userId, watched, TimeUnit.NANOSECONDS.toSeconds(waited)));
      }
    }
  }

  private String view(String userId, String videoId) {
    return EventLine.view(ids.next(), userId, videoId, clock.millis());
  }
}
