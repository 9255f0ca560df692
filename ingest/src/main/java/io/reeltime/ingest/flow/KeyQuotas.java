package io.reeltime.ingest.flow;

import io.reeltime.ingest.flow.Refusal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many records per second each client may send: a token bucket per key. Safe for use by several
 * threads.
 *
 * <p>A request is let in while its bucket is not empty and pays afterwards, when its records are
 * counted, even into debt: so a batch needs no counting before it is read, and over time the rate
 * holds. A bucket that has filled up again is forgotten.
 */
public final class KeyQuotas {
  private static final int MOST_KEYS = 10_000;
  private static final String OTHERS = "";

  private final long recordsPerSecond;
  private final long burst;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(double tokens, Instant filledAt) {}

  /**
   * Quotas for every key alike.
   *
   * @param recordsPerSecond 0 for no limit
   * @param burstSeconds for how many seconds' worth a rested key may send at once
   */
  public KeyQuotas(long recordsPerSecond, int burstSeconds, InstantSource clock) {
    if (recordsPerSecond < 0 || burstSeconds < 1) {
      throw new IllegalArgumentException(
          "quota: found "
              + recordsPerSecond
              + " records per second with a burst of "
              + burstSeconds
              + " seconds, expected 0 or more and 1 or more");
    }
    this.recordsPerSecond = recordsPerSecond;
    this.burst = recordsPerSecond * burstSeconds;
    this.clock = clock;
  }

  /** Why this key may send nothing now; empty when it may. */
  public Optional<Refusal> refusal(String key) {
    if (recordsPerSecond == 0) {
      return Optional.empty();
    }
    double tokens = filled(buckets.get(bucketOf(key))).tokens;
    if (tokens > 0) {
      return Optional.empty();
    }
    Duration wait = Duration.ofMillis((long) Math.ceil((1 - tokens) * 1000 / recordsPerSecond));
    return Optional.of(
        new Refusal(
            Cause.QUOTA,
            "found a client that has used up its share, expected at most "
                + recordsPerSecond
                + " records per second",
            wait));
  }

  /** Takes what a key has sent from its share. */
  public void charge(String key, int records) {
    if (recordsPerSecond > 0) {
      if (buckets.size() >= MOST_KEYS) {
        buckets.values().removeIf(bucket -> filled(bucket).tokens >= burst);
      }
      buckets.compute(
          bucketOf(key),
          (_, bucket) -> {
            Bucket now = filled(bucket);
            return new Bucket(now.tokens - records, now.filledAt);
          });
    }
  }

  /** Keys beyond the most that are told apart share one bucket. */
  private String bucketOf(String key) {
    return buckets.size() < MOST_KEYS || buckets.containsKey(key) ? key : OTHERS;
  }

  private Bucket filled(@Nullable Bucket bucket) {
    Instant now = clock.instant();
    if (bucket == null) {
      return new Bucket((double) burst, now);
    }
    double seconds = Math.max(0, Duration.between(bucket.filledAt, now).toNanos() / 1e9);
    return new Bucket(Math.min((double) burst, bucket.tokens + seconds * recordsPerSecond), now);
  }
}
