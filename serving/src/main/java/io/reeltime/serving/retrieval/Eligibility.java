package io.reeltime.serving.retrieval;

/** Whether a video may be in this answer: the contract that no answer ever breaks. */
@FunctionalInterface
public interface Eligibility {
  boolean allows(int videoIndex);

  /** Both must allow. */
  default Eligibility and(Eligibility other) {
    return videoIndex -> allows(videoIndex) && other.allows(videoIndex);
  }
}
