package io.reeltime.training.blend;

import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.ranking.TopVideos;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What the strongest neighbours of a video are found in: the weight from video i to j is
 *
 * <pre>sum_u l_ui l_uj / d_u / (d_i d_j)^1/2</pre>
 *
 * with likings l and degrees d, the linear filter of GF-CF (Shen et al. 2021, eq. 7). Likings carry
 * the half-life of the events, so old company fades. Only the newest likes of a user count, at most
 * {@value #NEWEST_PER_USER}, so that the work is linear in the interactions however long histories
 * grow.
 *
 * <p>Primitive arrays in both orientations, made once and sent whole; immutable, safe for many
 * threads.
 */
final class CoOccurrence implements Serializable {
  static final int NEWEST_PER_USER = 500;
  @Serial private static final long serialVersionUID = 1;

  private final int[] userStarts;
  private final int[] userVideos;
  private final float[] userLikings;
  private final int[] videoStarts;
  private final int[] videoUsers;
  private final float[] videoLikings;
  private final double[] userDegrees;
  private final double[] videoDegrees;

  private CoOccurrence(SparseMatrix rows, double[] userDegrees, double[] videoDegrees) {
    SparseMatrix columns = rows.transpose();
    this.userStarts = rows.rowStarts();
    this.userVideos = rows.columnIndexes();
    this.userLikings = rows.strengths();
    this.videoStarts = columns.rowStarts();
    this.videoUsers = columns.columnIndexes();
    this.videoLikings = columns.strengths();
    this.userDegrees = userDegrees;
    this.videoDegrees = videoDegrees;
  }

  static CoOccurrence of(Likings likings, TrainingData data) {
    return of(likings, data, NEWEST_PER_USER);
  }

  static CoOccurrence of(Likings likings, TrainingData data, int newestPerUser) {
    return new CoOccurrence(
        NewestLikes.of(data, newestPerUser), likings.userDegrees(), likings.videoDegrees());
  }

  int videos() {
    return videoDegrees.length;
  }

  /**
   * The neighbours of every {@code parts}-th video from one on.
   *
   * @param first video, 0 to below {@code parts}
   * @param most neighbours of each
   */
  Part part(int first, int parts, int most) {
    float[] sums = new float[videos()];
    int[] touched = new int[videos()];
    PartBuilder part = new PartBuilder();
    for (int video = first; video < videos(); video += parts) {
      int count = addNeighbours(video, sums, touched);
      // In ascending order, so that of equal weights the smaller index is kept.
      Arrays.sort(touched, 0, count);
      TopVideos top = new TopVideos(most);
      for (int place = 0; place < count; place++) {
        int other = touched[place];
        if (other != video) {
          double norm = Math.sqrt(videoDegrees[video] * videoDegrees[other]);
          top.offer(other, (float) (sums[other] / norm));
        }
        sums[other] = 0;
      }
      part.add(top);
    }
    return part.build();
  }

  /**
   * The lists of some videos.
   *
   * @param lengths of each
   * @param videos of one list after the other, in ascending order
   * @param weights of each, above 0
   */
  record Part(int[] lengths, int[] videos, float[] weights) implements Serializable {}

  /**
   * Adds what the users of a video like; returns how many videos that touched for the first time.
   */
  private int addNeighbours(int video, float[] sums, int[] touched) {
    int count = 0;
    for (int place = videoStarts[video]; place < videoStarts[video + 1]; place++) {
      int user = videoUsers[place];
      float scale = (float) (videoLikings[place] / userDegrees[user]);
      for (int entry = userStarts[user]; entry < userStarts[user + 1]; entry++) {
        int other = userVideos[entry];
        float weight = scale * userLikings[entry];
        if (weight > 0) {
          if (sums[other] == 0) {
            touched[count++] = other;
          }
          sums[other] += weight;
        }
      }
    }
    return count;
  }

  private static final class PartBuilder {
    private int[] lengths = new int[64];
    private int[] videos = new int[1024];
    private float[] weights = new float[1024];
    private int lists;
    private int size;

    void add(TopVideos top) {
      float[] scores = top.scores();
      int[] found = top.videos();
      long[] order = new long[found.length];
      int count = 0;
      for (int i = 0; i < found.length; i++) {
        if (scores[i] > 0) {
          order[count++] = (long) found[i] << Integer.SIZE | Float.floatToRawIntBits(scores[i]);
        }
      }
      Arrays.sort(order, 0, count);
      reserve(count);
      for (int i = 0; i < count; i++) {
        videos[size] = (int) (order[i] >>> Integer.SIZE);
        weights[size++] = Float.intBitsToFloat((int) order[i]);
      }
      lengths[lists++] = count;
    }

    private void reserve(int count) {
      if (lists == lengths.length) {
        lengths = Arrays.copyOf(lengths, 2 * lists);
      }
      if (size + count > videos.length) {
        int capacity = Math.max(size + count, size + (size >> 1));
        videos = Arrays.copyOf(videos, capacity);
        weights = Arrays.copyOf(weights, capacity);
      }
    }

    Part build() {
      return new Part(
          Arrays.copyOf(lengths, lists), Arrays.copyOf(videos, size), Arrays.copyOf(weights, size));
    }
  }
}
