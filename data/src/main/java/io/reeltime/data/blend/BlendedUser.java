package io.reeltime.data.blend;

import io.reeltime.data.factors.RowSolver;
import java.util.Arrays;

/**
 * The user side of the blend: solved from a history, then scores any video. Scratch is allocated
 * once, so an instance is made once per thread and used for many users; it serves one thread at a
 * time.
 */
public final class BlendedUser {
  private final BlendedItems items;
  private final RowSolver solver;
  private final float[] foldIn;
  private final float[] vector;
  private final Votes votes;
  private final float neighbourScale;

  public BlendedUser(BlendedItems items) {
    this.items = items;
    this.solver = new RowSolver(items.factors(), items.gramian(), items.objective());
    this.foldIn = new float[items.rank()];
    this.vector = new float[items.rows().rank()];
    this.votes = new Votes(items.videos());
    this.neighbourScale = (float) items.weights().neighbours();
  }

  /**
   * Becomes the user with the given observations.
   *
   * @param indexes videos, in the first {@code count} elements
   * @param strengths signed strength of each, finite
   * @param count number of observations
   * @return whether they say anything: {@code false} leaves every score at 0
   * @throws ArithmeticException if the fold-in cannot be solved
   */
  public boolean solve(int[] indexes, float[] strengths, int count) {
    votes.clear();
    Arrays.fill(vector, 0);
    solver.solve(indexes, strengths, count, foldIn);
    for (int i = 0; i < count; i++) {
      float liking = Liking.of(strengths[i]);
      if (liking > 0) {
        like(indexes[i], liking);
      }
    }
    System.arraycopy(foldIn, 0, vector, 0, foldIn.length);
    return votes.size() > 0 || !isZero(vector);
  }

  /**
   * The user side of {@link #rowScore}, {@code [rank + low-pass rank]}: for rows that are not among
   * the items. A view, overwritten by the next {@link #solve}.
   */
  public float[] vector() {
    return vector;
  }

  /** Score by factors and low-pass term: one inner product. */
  public float rowScore(int video) {
    return items.rows().dot(video, vector);
  }

  /** Score by all sources. */
  public float score(int video) {
    return votes.size() == 0 ? rowScore(video) : rowScore(video) + votes.sum(video);
  }

  /** Number of videos that the neighbours of the history add to. */
  public int voted() {
    return votes.size();
  }

  /** One of the videos that the neighbours of the history add to, by place below {@link #voted}. */
  public int voted(int place) {
    return votes.video(place);
  }

  /** The leading columns, which belong to the fold-in, are overwritten after the last like. */
  private void like(int video, float liking) {
    if (items.lowPassRank() > 0 && items.degrees()[video] > 0) {
      items.rows().addScaledRow(video, liking / items.degrees()[video], vector);
    }
    if (items.hasNeighbours()) {
      items.neighbours().addTo(votes, video, liking * neighbourScale);
    }
  }

  private static boolean isZero(float[] vector) {
    for (float value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
