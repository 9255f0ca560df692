package io.reeltime.serving;

/** Tells an observer what each stage of one answer took. Serves one thread at a time. */
final class StageClock {
  private final AnswerObserver observer;
  private final long startedNanos;
  private long lastNanos;
  private long beganNanos;

  /**
   * @param startedNanos by {@link System#nanoTime}
   */
  StageClock(AnswerObserver observer, long startedNanos) {
    this.observer = observer;
    this.startedNanos = startedNanos;
    this.lastNanos = startedNanos;
    this.beganNanos = startedNanos;
  }

  /** All since the last end was this stage. */
  void end(Stage stage) {
    long now = System.nanoTime();
    observer.spent(stage, now - lastNanos);
    lastNanos = now;
    if (stage == Stage.QUEUE) {
      beganNanos = now;
    }
  }

  /** Microseconds since the request's turn came. */
  long micros() {
    return (System.nanoTime() - beganNanos) / 1_000;
  }

  /** Hands the answer on. */
  Answer answered(Answer answer) {
    observer.answered(answer, System.nanoTime() - startedNanos);
    return answer;
  }
}
