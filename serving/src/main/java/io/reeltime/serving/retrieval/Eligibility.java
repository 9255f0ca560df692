package io.reeltime.serving.retrieval;

/** Whether a video may be in this answer: the contract that no answer ever breaks. */
@FunctionalInterface
public interface Eligibility {
  boolean allows(int videoIndex);

  /** Whether it is too late to ask: nothing is allowed any more, so that a walk may end. */
  default boolean isOver() {
    return false;
  }

  /** Both must allow. */
  default Eligibility and(Eligibility other) {
    Eligibility first = this;
    return new Eligibility() {
      @Override
      public boolean allows(int videoIndex) {
        return first.allows(videoIndex) && other.allows(videoIndex);
      }

      @Override
      public boolean isOver() {
        return first.isOver() || other.isOver();
      }
    };
  }
}
