package io.reeltime.ingest.flow;

import io.reeltime.ingest.flow.Refusal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether the node takes records now. Safe for use by several threads.
 *
 * <p>The disk is asked at most once per check interval, by whoever comes first; the backlog is two
 * numbers in memory and asked each time.
 */
public final class Admission {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofSeconds(30);

  private final AdmissionLimits limits;
  private final LongSupplier backlog;
  private final LongSupplier freeBytes;
  private final InstantSource clock;
  private volatile Look look = new Look(Instant.EPOCH, Long.MAX_VALUE);

  private record Look(Instant time, long freeBytes) {}

  /**
   * Admission by the state of log, tables and disk.
   *
   * @param backlog records that the tables are behind the log
   * @param freeBytes bytes free on the log's disk
   */
  public Admission(
      AdmissionLimits limits, LongSupplier backlog, LongSupplier freeBytes, InstantSource clock) {
    this.limits = limits;
    this.backlog = backlog;
    this.freeBytes = freeBytes;
    this.clock = clock;
  }

  /** Why nothing may be accepted now; empty when all is well. */
  public Optional<Refusal> refusal() {
    long behind = backlog.getAsLong();
    if (behind > limits.mostBacklog()) {
      return refused(
          Cause.BACKLOG,
          "tables " + behind + " records behind the event log",
          "at most " + limits.mostBacklog() + "; send again later",
          SOON);
    }
    long free = freeBytes();
    if (free < limits.leastFreeBytes()) {
      return refused(
          Cause.DISK,
          free + " bytes free on the disk of the event log",
          "at least " + limits.leastFreeBytes() + "; free some space",
          LATER);
    }
    return Optional.empty();
  }

  /** Bytes free on the log's disk, a moment ago. */
  public long freeBytes() {
    Look last = look;
    Instant now = clock.instant();
    if (now.isBefore(last.time) || !now.isBefore(last.time.plus(limits.checkInterval()))) {
      last = new Look(now, freeBytes.getAsLong());
      look = last;
    }
    return last.freeBytes;
  }

  private static Optional<Refusal> refused(
      Cause cause, String found, String expected, Duration retryAfter) {
    return Optional.of(new Refusal(cause, "found " + found + ", expected " + expected, retryAfter));
  }
}
