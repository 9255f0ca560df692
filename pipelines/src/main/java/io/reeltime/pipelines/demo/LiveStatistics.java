package io.reeltime.pipelines.demo;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the live audience did with two kinds of feed: the recommended one, and what is popular. Safe
 * for many threads.
 */
final class LiveStatistics {

  /** Where a session's feed came from. */
  enum Arm {
    RECOMMENDED,
    POPULAR
  }

  private static final int LATENCIES_KEPT = 1 << 12;

  private final ArmCounts recommended = new ArmCounts();
  private final ArmCounts popular = new ArmCounts();
  private final AtomicLong answers = new AtomicLong();
  private final long[] answerMicros = new long[LATENCIES_KEPT];

  void answered(long micros) {
    int place = (int) (answers.getAndIncrement() % LATENCIES_KEPT);
    synchronized (answerMicros) {
      answerMicros[place] = micros;
    }
  }

  void watched(Arm arm, List<Event> events) {
    counts(arm).add(events);
  }

  long sessions() {
    return recommended.sessions.get() + popular.sessions.get();
  }

  long events() {
    return recommended.events.get() + popular.events.get();
  }

  /** Seconds watched per session; 0 without sessions. */
  double watchSecondsPerSession(Arm arm) {
    ArmCounts counts = counts(arm);
    long sessions = counts.sessions.get();
    return sessions == 0 ? 0 : counts.watchMillis.get() / 1000.0 / sessions;
  }

  /** Median of the latest answers' server time, microseconds; 0 without answers. */
  long medianAnswerMicros() {
    int kept = (int) Math.min(answers.get(), LATENCIES_KEPT);
    if (kept == 0) {
      return 0;
    }
    long[] sorted;
    synchronized (answerMicros) {
      sorted = Arrays.copyOf(answerMicros, kept);
    }
    Arrays.sort(sorted);
    return sorted[kept / 2];
  }

  private ArmCounts counts(Arm arm) {
    return switch (arm) {
      case RECOMMENDED -> recommended;
      case POPULAR -> popular;
    };
  }

  private static final class ArmCounts {
    private final AtomicLong sessions = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong watchMillis = new AtomicLong();

    private void add(List<Event> session) {
      sessions.incrementAndGet();
      events.addAndGet(session.size());
      for (Event event : session) {
        if (event.type() == EventType.VIEW || event.type() == EventType.SKIP) {
          watchMillis.addAndGet(event.watchMillis());
        }
      }
    }
  }
}
