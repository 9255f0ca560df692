package io.reeltime.training.blend;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.PaddedRows;
import io.reeltime.training.als.engine.SparseMatrix;
import java.lang.foreign.Arena;

/**
 * The ideal low-pass filter of GF-CF (Shen et al. 2021, eq. 9): top right singular vectors V of the
 * degree-normalised likings. Departs from the paper twice, both times found on validation:
 *
 * <ul>
 *   <li>{@value #USER_SHRINKAGE} is added to the user's degree. A pair of users and videos that no
 *       one else touches otherwise has the largest singular value there is, 1, and hundreds of them
 *       push out what many share. On short histories (TikTok: three videos per user) this alone
 *       raises Recall@20 of the term from .092 to .108; where histories are long it changes
 *       nothing.
 *   <li>On the way from the history to the scores, likes are divided and scores multiplied by
 *       degrees to the power of {@value #VIDEO_EXPONENT}, not of a half: Recall@20 of the term on
 *       ML-1M rises from .250 to .260, that of the blend by .001 to .0015.
 * </ul>
 */
final class LowPass {
  static final double USER_SHRINKAGE = 5;
  static final double VIDEO_EXPONENT = 0.3;

  /** More would no longer smooth: all singular vectors give the history back. */
  private static final int VIDEOS_PER_VECTOR = 4;

  private LowPass() {}

  /** Singular vectors that are kept of the wanted ones: fewer where users or videos are few. */
  static int rank(Likings likings, int wanted) {
    int fewest = Math.min(likings.activeUsers(), likings.activeVideos());
    return Math.min(wanted, fewest / VIDEOS_PER_VECTOR);
  }

  /** What the item side is the root of: degrees to twice the exponent. */
  static float[] degrees(Likings likings) {
    float[] degrees = new float[likings.videoDegrees().length];
    for (int video = 0; video < degrees.length; video++) {
      double degree = likings.videoDegrees()[video];
      degrees[video] = degree > 0 ? (float) Math.pow(degree, 2 * VIDEO_EXPONENT) : 0;
    }
    return degrees;
  }

  /**
   * The item side, singular vectors times the root of {@link #degrees}.
   *
   * @param rank 1 or more
   * @return {@code [videos x rank]}
   */
  static FactorMatrix rows(Likings likings, int rank, long seed) {
    PaddedRows rows = SingularVectors.of(normalised(likings), rank, seed);
    float[] degrees = degrees(likings);
    for (int video = 0; video < rows.rows(); video++) {
      rows.scaleRow(video, (float) Math.sqrt(degrees[video]));
    }
    return FactorMatrix.of(rows, Arena.ofAuto());
  }

  private static SparseMatrix normalised(Likings likings) {
    SparseMatrix rows = likings.rows();
    float[] values = new float[rows.entries()];
    for (int user = 0; user < rows.rows(); user++) {
      double userDegree = likings.userDegrees()[user] + USER_SHRINKAGE;
      for (int entry = rows.rowStarts()[user]; entry < rows.rowStarts()[user + 1]; entry++) {
        double videoDegree = likings.videoDegrees()[rows.columnIndexes()[entry]];
        values[entry] = (float) (rows.strengths()[entry] / Math.sqrt(userDegree * videoDegree));
      }
    }
    return new SparseMatrix(rows.columns(), rows.rowStarts(), rows.columnIndexes(), values);
  }
}
