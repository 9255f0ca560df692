package io.reeltime.serving.model;

import io.reeltime.data.blend.BlendedUser;
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
    float worst = ask(model, who, history);
    if (!Float.isFinite(worst)) {
      throw new UnfitSnapshotException(
          "%s: probe with %s scored %s, expected a finite number"
              .formatted(model.version(), who, worst));
    }
  }

  /** The first score that is not finite, or else the last. */
  private static float ask(LiveModel model, String who, UserHistory history) {
    try (Scorer scorer = model.lendScorer()) {
      BlendedUser user = scorer.user();
      user.solve(history.videoIndexes(), history.strengths(), history.size());
      float score = 0;
      int videos = Math.min(VIDEOS, model.videos());
      for (int i = 0; i < videos && Float.isFinite(score); i++) {
        score = user.score(model.popularityOrder()[i]);
      }
      return score;
    } catch (ArithmeticException | IndexOutOfBoundsException e) {
      throw new UnfitSnapshotException(
          model.version() + ": probe could not solve " + who + ": " + e.getMessage(), e);
    }
  }
}
