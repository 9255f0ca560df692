package io.reeltime.serving.model;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.Search;
import io.reeltime.data.snapshot.UserHistory;

/**
 * Asks a new model a few questions before anyone else does. Each is a whole request, scan and all:
 * so it also warms what it asks, the mapped pages before the kernels that read them.
 */
final class SnapshotProbe {
  private static final int USERS = 5;
  private static final int VIDEOS = 100;
  private static final int FOUND = 20;

  private SnapshotProbe() {}

  /**
   * Solves a few users spread over the snapshot, scores a few videos for each, and finds their
   * best.
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
      return Float.isFinite(score) ? best(model, scorer, score) : score;
    } catch (ArithmeticException | IndexOutOfBoundsException e) {
      throw new UnfitSnapshotException(
          model.version() + ": probe could not solve " + who + ": " + e.getMessage(), e);
    }
  }

  /** The best score by the index; the given one where it finds nothing. */
  private static float best(LiveModel model, Scorer scorer, float otherwise) {
    Search search = scorer.search();
    search.begin(scorer.user().vector(), _ -> true, FOUND, VIDEOS);
    model.index().search(search, ItemIndex.NEVER);
    search.rescore(scorer.user()::score, FOUND);
    return search.size() == 0 ? otherwise : search.score(0);
  }
}
