package io.reeltime.training.model;

import io.reeltime.data.snapshot.UserHistory;

/** Scores all videos for one user at a time. For one thread. */
public interface Scorer {

  /**
   * Scores every video from what the user did, by the indexes of the data that the model was fitted
   * on. The user need not have been part of it.
   *
   * @param history what the user did
   * @param scores {@code [videos]}, overwritten; higher is better
   * @return {@code false} if the history says nothing to this model, such as an empty one; the
   *     scores are then undefined and the caller falls back to popularity, as serving does
   */
  boolean score(UserHistory history, float[] scores);
}
