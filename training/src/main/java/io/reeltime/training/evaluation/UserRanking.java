package io.reeltime.training.evaluation;

import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.model.Scorer;
import io.reeltime.training.ranking.TopVideos;
import java.util.Arrays;

/** Ranks the candidates of one user at a time. For one thread. */
final class UserRanking {
  private final Scorer scorer;
  private final TrainingData training;
  private final HeldOut alsoMasked;
  private final float[] popularity;
  private final int[] likes;
  private final float[] scores;
  private final TopVideos top;

  UserRanking(Scorer scorer, TrainingData training, HeldOut alsoMasked, int depth) {
    this.scorer = scorer;
    this.training = training;
    this.alsoMasked = alsoMasked;
    this.popularity = training.popularity();
    this.likes = training.positivesByVideo();
    this.scores = new float[training.videos()];
    this.top = new TopVideos(depth);
  }

  /** For each place of the user's list, whether its video is held out. */
  boolean[] hits(int user, HeldOut heldOut) {
    int[] ranked = rank(user);
    boolean[] hits = new boolean[ranked.length];
    for (int place = 0; place < ranked.length; place++) {
      hits[place] =
          Arrays.binarySearch(
                  heldOut.videoIndexes(),
                  heldOut.rowStarts()[user],
                  heldOut.rowStarts()[user + 1],
                  ranked[place])
              >= 0;
    }
    return hits;
  }

  private int[] rank(int user) {
    UserHistory history = training.history(user);
    if (!scorer.score(history, scores)) {
      System.arraycopy(popularity, 0, scores, 0, scores.length);
    }
    mask(history.videoIndexes(), 0, history.size());
    mask(alsoMasked.videoIndexes(), alsoMasked.rowStarts()[user], alsoMasked.rowStarts()[user + 1]);
    for (int video = 0; video < scores.length; video++) {
      if (likes[video] > 0) {
        top.offer(video, scores[video]);
      }
    }
    return top.drain();
  }

  private void mask(int[] videos, int from, int to) {
    for (int i = from; i < to; i++) {
      scores[videos[i]] = Float.NaN;
    }
  }
}
