package io.reeltime.data.blend;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;

/**
 * The item side of a model: what a user is solved against and scored with. The score of video v for
 * a user is
 *
 * <pre>x.y_v + sum_i l_i b (V_i D_i^-1/2).(V_v D_v^1/2) + sum_i l_i c w_iv</pre>
 *
 * over the user's history i with {@linkplain Liking likings} l: the fold-in x times the factors,
 * the low-pass term of GF-CF (Shen et al. 2021, "How powerful is graph convolution for
 * recommendation?", eq. 9: V are right singular vectors of the degree-normalised interactions, D
 * degrees or a power of them), and the weights w of neighbours; b and c are {@link
 * BlendWeights#lowPass} and {@link BlendWeights#neighbours}.
 *
 * <p>A row of {@code rows} is {@code [y_v | sqrt(b) V_v D_v^1/2]}. The user side of the low-pass
 * term is then the sum of {@code l_i / D_i} times the same rows, so one matrix and the degrees are
 * enough, and one scan serves both terms.
 *
 * <p>Immutable by convention: nobody writes to the parts.
 *
 * @param rows {@code [videos x (rank + low-pass rank)]}; for a video that no one liked a row made
 *     from its content, or zeroes
 * @param rank of the factors, which are the leading columns
 * @param gramian of the factors that were fitted: users are solved as in training, where rows made
 *     from content were zeroes
 * @param objective loss of the factors
 * @param degrees D, {@code [videos]}: what a like of the video is divided by in the low-pass term;
 *     0 for a video that no one liked
 * @param neighbours a list per video, empty ones where neighbours are left out
 * @param weights of the blend
 */
public record BlendedItems(
    FactorMatrix rows,
    int rank,
    Gramian gramian,
    ImplicitObjective objective,
    float[] degrees,
    NeighbourLists neighbours,
    BlendWeights weights) {

  public BlendedItems {
    if (gramian.rank() != rank) {
      throw new IllegalArgumentException(
          "blended items: gramian of rank " + gramian.rank() + " for factors of rank " + rank);
    }
    if (rank > rows.rank()) {
      throw new IllegalArgumentException(
          "blended items: found " + rows.rank() + " columns, expected rank " + rank + " or more");
    }
    if (degrees.length != rows.rows() || neighbours.videos() != rows.rows()) {
      throw new IllegalArgumentException(
          "blended items: found %d degrees and %d neighbour lists for %d videos"
              .formatted(degrees.length, neighbours.videos(), rows.rows()));
    }
  }

  /** Factors alone. */
  public static BlendedItems ofFactors(
      FactorMatrix factors, Gramian gramian, ImplicitObjective objective) {
    return new BlendedItems(
        factors,
        factors.rank(),
        gramian,
        objective,
        new float[factors.rows()],
        NeighbourLists.none(factors.rows()),
        BlendWeights.FACTORS_ALONE);
  }

  /** Number of videos. */
  public int videos() {
    return rows.rows();
  }

  /** Columns of the low-pass term, 0 where it is left out. */
  public int lowPassRank() {
    return rows.rank() - rank;
  }

  /** The factors, {@code [videos x rank]}: a view of the rows. */
  public FactorMatrix factors() {
    return rows.leadingColumns(rank);
  }

  /** Whether neighbours have a say. */
  public boolean hasNeighbours() {
    return weights.neighbours() > 0 && neighbours.entries() > 0;
  }
}
