package io.reeltime.serving.generation;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogUnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings the current generation up to date with the log, the moment it grows.
 *
 * <p>Whoever flips to a new generation advances it once more afterwards; from then on every record
 * wakes this follower for the generation that is current then. So none is missed between two.
 */
public final class LiveEvents {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final EventLog log;
  private final Generations generations;
  private volatile @Nullable String failure;

  public LiveEvents(EventLog log, Generations generations) {
    this.log = log;
    this.generations = generations;
  }

  /** Applies what is there; when nothing is, waits for more, at most a moment. */
  public void follow() throws InterruptedException {
    long next;
    try (Generation generation = generations.hold()) {
      if (advance(generation)) {
        return;
      }
      next = generation.live().nextOffset();
    }
    log.awaitBeyond(next, LONGEST_WAIT);
  }

  private boolean advance(Generation generation) {
    try {
      boolean more = generation.live().advance(log);
      failure = null;
      return more;
    } catch (LogUnavailableException e) {
      failure = e.getMessage();
      throw e;
    }
  }

  /** Why the log can't be followed just now; null while it can. */
  public @Nullable String failure() {
    return failure;
  }

  /** Records that the current generation will never see, as the log had them no more. */
  public long lost() {
    try (Generation generation = generations.hold()) {
      return generation.live().lostRecords();
    }
  }

  /** Records that are durable but not yet visible to requests. */
  public long lag() {
    try (Generation generation = generations.hold()) {
      return Math.max(0, log.endOffset() - generation.live().nextOffset());
    }
  }
}
