package io.reeltime.serving.retrieval;

/** Score of a video by its index; higher is better, never NaN. */
@FunctionalInterface
public interface Scoring {
  float score(int videoIndex);
}
