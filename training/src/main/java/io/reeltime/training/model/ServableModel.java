package io.reeltime.training.model;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.snapshot.UserHistory;

/**
 * A fitted model that a snapshot can be made of: scored offline by the very code that serves it.
 */
public interface ServableModel extends FittedModel {

  /** What users are solved against and scored with. */
  BlendedItems items();

  @Override
  default Scorer scorer() {
    return new BlendScorer(new BlendedUser(items()), items().videos());
  }

  /** Solves a user, then scores one video after the other. */
  record BlendScorer(BlendedUser user, int videos) implements Scorer {
    @Override
    public boolean score(UserHistory history, float[] scores) {
      if (!user.solve(history.videoIndexes(), history.strengths(), history.size())) {
        return false;
      }
      for (int video = 0; video < videos; video++) {
        scores[video] = user.score(video);
      }
      return true;
    }
  }
}
