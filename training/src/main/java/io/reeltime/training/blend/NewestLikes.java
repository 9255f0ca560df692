package io.reeltime.training.blend;

import io.reeltime.data.blend.Liking;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.interactions.TrainingData;
import java.util.Arrays;

/** The newest likes of each user; of equally new ones those of the smaller video index. */
final class NewestLikes {
  private NewestLikes() {}

  /** {@code [users x videos]}, at most so many entries per row. */
  static SparseMatrix of(TrainingData data, int mostPerUser) {
    int[] starts = new int[data.users() + 1];
    int[] videos = new int[data.interactions()];
    float[] likings = new float[data.interactions()];
    int size = 0;
    for (int user = 0; user < data.users(); user++) {
      long oldest = oldest(data, user, mostPerUser);
      int room = mostPerUser - newerThan(oldest, data, user);
      for (int entry = data.rowStarts()[user]; entry < data.rowStarts()[user + 1]; entry++) {
        float liking = Liking.of(data.strengths()[entry]);
        long time = data.lastMillis()[entry];
        if (liking > 0 && (time > oldest || (time == oldest && room-- > 0))) {
          videos[size] = data.videoIndexes()[entry];
          likings[size++] = liking;
        }
      }
      starts[user + 1] = size;
    }
    return new SparseMatrix(
        data.videos(), starts, Arrays.copyOf(videos, size), Arrays.copyOf(likings, size));
  }

  /** Time of the oldest like that still counts. */
  private static long oldest(TrainingData data, int user, int mostPerUser) {
    int from = data.rowStarts()[user];
    int to = data.rowStarts()[user + 1];
    long[] times = new long[to - from];
    int likes = 0;
    for (int entry = from; entry < to; entry++) {
      if (data.strengths()[entry] > 0) {
        times[likes++] = data.lastMillis()[entry];
      }
    }
    if (likes <= mostPerUser) {
      return Long.MIN_VALUE;
    }
    Arrays.sort(times, 0, likes);
    return times[likes - mostPerUser];
  }

  private static int newerThan(long oldest, TrainingData data, int user) {
    int newer = 0;
    for (int entry = data.rowStarts()[user]; entry < data.rowStarts()[user + 1]; entry++) {
      newer += data.strengths()[entry] > 0 && data.lastMillis()[entry] > oldest ? 1 : 0;
    }
    return newer;
  }
}
