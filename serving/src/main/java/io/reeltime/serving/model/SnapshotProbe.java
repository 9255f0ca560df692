package io.reeltime.serving.model;

import io.reeltime.data.snapshot.UserHistory;

/** Asks a new model a few questions before anyone else does. */
final class SnapshotProbe {
  private static final int USERS = 5;
  private static final int VIDEOS = 100;

  private SnapshotProbe() {}

  /**
   * Solves a few users spread over the snapshot and scores a few videos for each.
   *
   * @throws UnfitSnapshotException if there is no video, or a score is not finite
   */
  static void check(LiveModel model) {
    if (model.videos() == 0) {
      throw new UnfitSnapshotException(model.version() + ": found 0 videos, expected 1 or more");
    }
    check(model, "a user who likes one video", oneLike(model.popularityOrder()[0]));
    int users = model.histories().size();
    for (int i = 0; i < Math.min(USERS, users); i++) {
      int userIndex = (int) ((long) i * users / USERS);
      check(
          model,
          "user '" + model.histories().userId(userIndex) + "'",
          model.histories().history(userIndex));
    }
  }

  private static UserHistory oneLike(int videoIndex) {
    return new UserHistory(new int[] {videoIndex}, new float[] {1});
  }

  private static void check(LiveModel model, String who, UserHistory history) {
    float[] factor = solve(model, who, history);
    for (int i = 0; i < Math.min(VIDEOS, model.videos()); i++) {
      float score = model.factors().dot(model.popularityOrder()[i], factor);
      if (!Float.isFinite(score)) {
        throw new UnfitSnapshotException(
            "%s: probe with %s scored %s, expected a finite number"
                .formatted(model.version(), who, score));
      }
    }
  }

  private static float[] solve(LiveModel model, String who, UserHistory history) {
    try {
      return model.solve(history.videoIndexes(), history.strengths(), history.size());
    } catch (ArithmeticException | IndexOutOfBoundsException e) {
      throw new UnfitSnapshotException(
          model.version() + ": probe could not solve " + who + ": " + e.getMessage(), e);
    }
  }
}
