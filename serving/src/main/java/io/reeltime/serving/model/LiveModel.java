package io.reeltime.serving.model;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.data.snapshot.Manifest;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.snapshot.UserHistories;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * An open snapshot and what is derived from it once: orders, norms, solvers.
 *
 * <p>Safe for many threads. Owns the snapshot: after {@link #close} every access to items, factors
 * or histories throws {@link IllegalStateException}.
 */
public final class LiveModel implements AutoCloseable {
  private final ModelSnapshot snapshot;
  private final int[] popularityOrder;
  private final int[] trendingOrder;
  private final float[] inverseNorms;
  private final Queue<BlendedUser> idleUsers = new ConcurrentLinkedQueue<>();

  private LiveModel(
      ModelSnapshot snapshot, int[] popularityOrder, int[] trendingOrder, float[] inverseNorms) {
    this.snapshot = snapshot;
    this.popularityOrder = popularityOrder;
    this.trendingOrder = trendingOrder;
    this.inverseNorms = inverseNorms;
  }

  /**
   * Derives and probes; closes the snapshot if it fails.
   *
   * @throws UnfitSnapshotException if the snapshot would give answers that are no numbers
   */
  public static LiveModel of(ModelSnapshot snapshot) {
    try {
      ItemTable items = snapshot.items();
      int videos = items.size();
      LiveModel model =
          new LiveModel(
              snapshot,
              DescendingOrder.of(videos, items::popularity),
              DescendingOrder.of(videos, items::trending),
              inverseNorms(snapshot));
      SnapshotProbe.check(model);
      return model;
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  public SnapshotVersion version() {
    return snapshot.version();
  }

  public Manifest manifest() {
    return snapshot.manifest();
  }

  public ItemTable items() {
    return snapshot.items();
  }

  /** Item factors, {@code [videos x rank]}. */
  public FactorMatrix factors() {
    return snapshot.items().factors();
  }

  public UserHistories histories() {
    return snapshot.histories();
  }

  /** Number of videos; indexes from here on are of no video in this snapshot. */
  public int videos() {
    return popularityOrder.length;
  }

  /** All video indexes, the most popular first. Not to be written to. */
  public int[] popularityOrder() {
    return popularityOrder;
  }

  /** All video indexes, the most trending first. Not to be written to. */
  public int[] trendingOrder() {
    return trendingOrder;
  }

  /**
   * Whether the video has a factor: one without interactions has a row of zeroes, and one that came
   * after the snapshot has none.
   */
  public boolean hasFactor(int videoIndex) {
    return videoIndex < inverseNorms.length && inverseNorms[videoIndex] > 0;
  }

  /** One over the length of the video's factor; 0 for one without. */
  public float inverseNorm(int videoIndex) {
    return inverseNorms[videoIndex];
  }

  /**
   * Solves a user from observations, as training does, and asks about them.
   *
   * @param indexes videos, in the first {@code count} elements
   * @param strengths signed strength of each
   * @param question what to ask; the user is another's as soon as it returns
   */
  public <T> T ask(int[] indexes, float[] strengths, int count, Function<BlendedUser, T> question) {
    BlendedUser user = idleUsers.poll();
    if (user == null) {
      user = new BlendedUser(snapshot.model());
    }
    try {
      user.solve(indexes, strengths, count);
      return question.apply(user);
    } finally {
      idleUsers.add(user);
    }
  }

  @Override
  public void close() {
    snapshot.close();
  }

  private static float[] inverseNorms(ModelSnapshot snapshot) {
    FactorMatrix factors = snapshot.items().factors();
    float[] inverse = new float[factors.rows()];
    for (int videoIndex = 0; videoIndex < inverse.length; videoIndex++) {
      float norm = factors.norm(videoIndex);
      if (!Float.isFinite(norm)) {
        throw new UnfitSnapshotException(
            "%s: the factor of video '%s' has length %s, expected a finite number"
                .formatted(snapshot.version(), snapshot.items().videoId(videoIndex), norm));
      }
      inverse[videoIndex] = norm > 0 ? 1 / norm : 0;
    }
    return inverse;
  }
}
