package io.reeltime.training.blend;

import io.reeltime.data.blend.Liking;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.interactions.TrainingData;
import java.util.Arrays;

/**
 * Who liked what, from above 0 to 1: the rows of the {@linkplain TrainingData training data} as the
 * second source sees them.
 *
 * @param rows {@code [users x videos]}
 * @param userDegrees sum of each user's likings
 * @param videoDegrees sum of each video's likings, but 1 at least, so that what was liked long ago
 *     by few is not blown up; 0 for a video that no one liked
 */
record Likings(SparseMatrix rows, double[] userDegrees, double[] videoDegrees) {

  static Likings of(TrainingData data) {
    int[] starts = new int[data.users() + 1];
    int[] videos = new int[data.interactions()];
    float[] likings = new float[data.interactions()];
    double[] userDegrees = new double[data.users()];
    double[] videoDegrees = new double[data.videos()];
    int size = 0;
    for (int user = 0; user < data.users(); user++) {
      for (int entry = data.rowStarts()[user]; entry < data.rowStarts()[user + 1]; entry++) {
        float liking = Liking.of(data.strengths()[entry]);
        if (liking > 0) {
          videos[size] = data.videoIndexes()[entry];
          likings[size++] = liking;
          userDegrees[user] += liking;
          videoDegrees[data.videoIndexes()[entry]] += liking;
        }
      }
      starts[user + 1] = size;
    }
    for (int video = 0; video < videoDegrees.length; video++) {
      videoDegrees[video] = videoDegrees[video] > 0 ? Math.max(1, videoDegrees[video]) : 0;
    }
    SparseMatrix rows =
        new SparseMatrix(
            data.videos(), starts, Arrays.copyOf(videos, size), Arrays.copyOf(likings, size));
    return new Likings(rows, userDegrees, videoDegrees);
  }

  /** Users with a like. */
  int activeUsers() {
    return count(userDegrees);
  }

  /** Videos with a like. */
  int activeVideos() {
    return count(videoDegrees);
  }

  private static int count(double[] degrees) {
    int count = 0;
    for (double degree : degrees) {
      count += degree > 0 ? 1 : 0;
    }
    return count;
  }
}
