package io.reeltime.serving.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The answers of the last minutes, within a fixed number of bytes: the oldest go first, when they
 * are too old or when there is no room. Safe for many threads; writers share no lock beyond one bin
 * of a map.
 */
public final class RecentAnswers {
  private final long mostBytes;
  private final Duration keepFor;
  private final InstantSource clock;
  private final Map<String, RecentAnswer> byRequestId = new ConcurrentHashMap<>();
  private final Queue<RecentAnswer> oldestFirst = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param mostBytes that the answers may hold together; 0 remembers nothing
   * @param keepFor how long an answer can be asked about
   * @param clock now
   */
  public RecentAnswers(long mostBytes, Duration keepFor, InstantSource clock) {
    if (mostBytes < 0) {
      throw new IllegalArgumentException(
          "recent answers: found " + mostBytes + " bytes, expected 0 or more");
    }
    if (!keepFor.isPositive()) {
      throw new IllegalArgumentException(
          "recent answers: found " + keepFor + " to keep them, expected above 0");
    }
    this.mostBytes = mostBytes;
    this.keepFor = keepFor;
    this.clock = clock;
  }

  /** Remembers an answer; request ids are used once. */
  public void add(RecentAnswer answer) {
    if (answer.bytes() <= mostBytes) {
      bytes.addAndGet(answer.bytes());
      byRequestId.put(answer.requestId(), answer);
      oldestFirst.add(answer);
    }
    forget();
  }

  /** The answer to a user's request, while it is remembered; another user's is not shown. */
  public Optional<RecentAnswer> find(String userId, String requestId) {
    return Optional.ofNullable(byRequestId.get(requestId))
        .filter(answer -> answer.userId().equals(userId) && !isTooOld(answer));
  }

  /** What to say when {@link #find} has found nothing. */
  public String missing(String requestId) {
    return "requestId: found '%s', expected an answer to this user of the last %s; ask with"
            .formatted(requestId, keepFor)
        + " explain=true to have the reasons with the answer";
  }

  /** Bytes held now, about. */
  public long bytes() {
    return bytes.get();
  }

  /** Number of answers held now. */
  public int size() {
    return byRequestId.size();
  }

  private void forget() {
    RecentAnswer oldest = oldestFirst.peek();
    while (oldest != null && (bytes.get() > mostBytes || isTooOld(oldest))) {
      // Not poll: if another writer has taken it meanwhile, the next one may well be young.
      if (oldestFirst.remove(oldest)) {
        byRequestId.remove(oldest.requestId(), oldest);
        bytes.addAndGet(-oldest.bytes());
      }
      oldest = oldestFirst.peek();
    }
  }

  private boolean isTooOld(RecentAnswer answer) {
    Instant end = answer.answeredAt().plus(keepFor);
    return clock.instant().isAfter(end);
  }
}
