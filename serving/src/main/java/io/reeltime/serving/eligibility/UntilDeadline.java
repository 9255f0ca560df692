package io.reeltime.serving.eligibility;

import io.reeltime.serving.retrieval.Eligibility;

/**
 * An eligibility for one walk over a catalogue: once the deadline is over it allows nothing more.
 * It looks at the time every {@value #QUESTIONS} questions, so that however late a walk begins, it
 * has as many. Serves one thread.
 */
final class UntilDeadline implements Eligibility {
  /** Between two looks at the time: 15 to 200 microseconds. */
  static final int QUESTIONS = 1024;

  private final Eligibility eligibility;
  private final long deadlineNanos;
  private final Runnable whenCut;
  private int asked;
  private boolean over;

  /**
   * @param deadlineNanos by {@link System#nanoTime}
   * @param whenCut is told once that the walk did not come to its end
   */
  UntilDeadline(Eligibility eligibility, long deadlineNanos, Runnable whenCut) {
    this.eligibility = eligibility;
    this.deadlineNanos = deadlineNanos;
    this.whenCut = whenCut;
  }

  /** Whether the time is to be looked at before a question of this number, and is over. */
  static boolean isLate(int asked, long deadlineNanos) {
    return asked > 0 && asked % QUESTIONS == 0 && System.nanoTime() - deadlineNanos > 0;
  }

  @Override
  public boolean allows(int videoIndex) {
    if (!over && isLate(asked, deadlineNanos)) {
      over = true;
      whenCut.run();
    }
    asked++;
    return !over && eligibility.allows(videoIndex);
  }

  @Override
  public boolean isOver() {
    return over;
  }
}
