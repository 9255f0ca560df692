package io.reeltime.training.content;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TrainingData;
import java.util.Arrays;
import java.util.List;

/**
 * Ranks held-out videos among themselves as if no one had watched them: users are solved from the
 * rest of their history, videos scored by the row that is predicted for them. Beside it, the order
 * of the videos' true popularity, the same for everyone, which nobody knows of a new video.
 *
 * @param users with a like among the held-out videos, over whom recall is averaged
 * @param predicted quality of the predicted rows
 * @param popularity quality of the order by popularity
 */
record PretendCold(int users, RankingQuality predicted, RankingQuality popularity) {
  private static final int MOST_USERS = 500;

  /** Measures on users evenly spread over all. */
  static PretendCold of(
      ColdFactors cold, List<KnownVideo> heldOut, BlendedItems items, TrainingData data) {
    int[] videos = heldOut.stream().mapToInt(KnownVideo::videoIndex).toArray();
    float[][] rows = rows(cold, heldOut);
    float[] popularity = popularity(videos, data.popularity());
    RankingQuality.Sum predicted = new RankingQuality.Sum();
    RankingQuality.Sum popular = new RankingQuality.Sum();
    BlendedUser user = new BlendedUser(items);
    float[] scores = new float[videos.length];
    int step = Math.max(1, data.users() / MOST_USERS);
    for (int index = 0; index < data.users(); index += step) {
      UserHistory history = data.history(index);
      if (solve(user, history, videos)) {
        float[] strengths = strengths(history, videos);
        for (int i = 0; i < videos.length; i++) {
          scores[i] = dot(rows[i], user.vector());
        }
        predicted.add(scores, strengths);
        popular.add(popularity, strengths);
      }
    }
    return new PretendCold(predicted.users(), predicted.quality(), popular.quality());
  }

  private static float[][] rows(ColdFactors cold, List<KnownVideo> heldOut) {
    float[][] rows = new float[heldOut.size()][cold.columns()];
    for (int i = 0; i < rows.length; i++) {
      cold.row(heldOut.get(i).video(), rows[i]);
    }
    return rows;
  }

  private static float[] popularity(int[] videos, float[] ofAll) {
    float[] popularity = new float[videos.length];
    for (int i = 0; i < videos.length; i++) {
      popularity[i] = ofAll[videos[i]];
    }
    return popularity;
  }

  /** What the user thinks of the held-out videos; NaN where they have not seen one. */
  private static float[] strengths(UserHistory history, int[] videos) {
    float[] strengths = new float[videos.length];
    Arrays.fill(strengths, Float.NaN);
    for (int i = 0; i < history.size(); i++) {
      int place = Arrays.binarySearch(videos, history.videoIndexes()[i]);
      if (place >= 0) {
        strengths[place] = history.strengths()[i];
      }
    }
    return strengths;
  }

  /** Solves from what is not held out. */
  private static boolean solve(BlendedUser user, UserHistory history, int[] heldOut) {
    int[] indexes = new int[history.size()];
    float[] strengths = new float[history.size()];
    int count = 0;
    for (int i = 0; i < history.size(); i++) {
      if (Arrays.binarySearch(heldOut, history.videoIndexes()[i]) < 0) {
        indexes[count] = history.videoIndexes()[i];
        strengths[count++] = history.strengths()[i];
      }
    }
    return user.solve(indexes, strengths, count);
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
