package io.reeltime.training.content;

import io.reeltime.data.content.ColdBlend;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.factors.FactorMatrix;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights of the two predictions by least squares on the rows of held-out videos, none below 0: the
 * blend that comes nearest to the row that a video will have. As such it is shorter than rows of
 * watched videos by what is not known, which is as it should be: its score is the expected one.
 */
final class BlendFit {
  /** With fewer the weights would say nothing. */
  private static final int FEWEST = 10;

  private BlendFit() {}

  /**
   * Fits.
   *
   * @param heldOut videos that {@code learnt} has not seen
   * @param longestRow see {@link ColdBlend}
   */
  static ColdBlend of(
      Learnt learnt, List<KnownVideo> heldOut, FactorMatrix rows, double longestRow) {
    ColdFactors byContent = learnt.contentAlone();
    ColdFactors byCreator = learnt.creatorsAlone();
    float[] content = new float[rows.rank()];
    float[] creator = new float[rows.rank()];
    float[] row = new float[rows.rank()];
    Products both = new Products();
    Products contentAlone = new Products();
    Products creatorAlone = new Products();
    for (KnownVideo video : heldOut) {
      rows.copyRow(video.videoIndex(), row);
      boolean described = byContent.row(video.video(), content);
      boolean created = byCreator.row(video.video(), creator);
      if (described && created) {
        both.add(content, creator, row);
      }
      if (described) {
        contentAlone.add(content, null, row);
      }
      if (created) {
        creatorAlone.add(null, creator, row);
      }
    }
    double[] alone = {contentAlone.weights()[0], creatorAlone.weights()[1]};
    double[] together = both.count < FEWEST ? new double[] {alone[0], 0} : both.weights();
    return new ColdBlend(together[0], together[1], alone[0], alone[1], longestRow);
  }

  /** The middle length of the rows of known videos. */
  static double medianLength(List<KnownVideo> known, FactorMatrix rows) {
    double[] lengths = known.stream().mapToDouble(video -> rows.norm(video.videoIndex())).toArray();
    Arrays.sort(lengths);
    return lengths[lengths.length / 2];
  }

  /** Sums of inner products of the predictions p and q and the row y. */
  private static final class Products {
    private int count;
    private double pp;
    private double pq;
    private double qq;
    private double py;
    private double qy;

    void add(float @Nullable [] p, float @Nullable [] q, float[] y) {
      count++;
      for (int i = 0; i < y.length; i++) {
        double left = p == null ? 0 : p[i];
        double right = q == null ? 0 : q[i];
        pp += left * left;
        pq += left * right;
        qq += right * right;
        py += left * y[i];
        qy += right * y[i];
      }
    }

    /** Of p and q; where one would be below 0, of the other alone. */
    double[] weights() {
      double determinant = pp * qq - pq * pq;
      if (determinant > 1e-9 * pp * qq) {
        double first = (py * qq - qy * pq) / determinant;
        double second = (qy * pp - py * pq) / determinant;
        if (first >= 0 && second >= 0) {
          return new double[] {first, second};
        }
      }
      double first = pp > 0 && count >= FEWEST ? Math.max(0, py / pp) : 0;
      double second = qq > 0 && count >= FEWEST ? Math.max(0, qy / qq) : 0;
      return first * py >= second * qy ? new double[] {first, 0} : new double[] {0, second};
    }
  }
}
