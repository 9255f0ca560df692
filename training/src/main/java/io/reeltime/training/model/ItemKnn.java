package io.reeltime.training.model;

import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;
import java.util.Arrays;

/**
 * Item-based nearest neighbours (Deshpande and Karypis 2004): a video's score is the sum of its
 * cosine similarities to the liked videos of the history, each video keeping its {@code neighbours}
 * most similar ones. Cosine of the binary liked-or-not columns, no shrinkage; equal similarities
 * are decided by the smaller video index.
 *
 * @param neighbours kept per video
 */
record ItemKnn(int neighbours) implements Recommender {
  static final String NAME = "item-knn";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FittedModel fit(TrainingData data, ProgressListener progress) {
    NeighbourLists lists = new CosineNeighbours(data, neighbours).compute(progress);
    return () -> (history, scores) -> score(lists, history, scores);
  }

  private static boolean score(NeighbourLists lists, UserHistory history, float[] scores) {
    Arrays.fill(scores, 0);
    boolean any = false;
    for (int i = 0; i < history.size(); i++) {
      if (history.strengths()[i] > 0) {
        any |= lists.addTo(scores, history.videoIndexes()[i]);
      }
    }
    return any;
  }
}
