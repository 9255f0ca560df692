package io.reeltime.serving.model;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.data.snapshot.Manifest;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.snapshot.UserHistories;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * An open snapshot and what is derived from it once: orders, norms, solvers.
 *
 * <p>Safe for many threads. Owns the snapshot: after {@link #close} every access to items, factors
 * or histories throws {@link IllegalStateException}.
 */
public final class LiveModel implements AutoCloseable {
  /** Enough to find some that a request allows. */
  private static final int NEWEST = 2_000;

  private final ModelSnapshot snapshot;
  private final int[] popularityOrder;
  private final int[] trendingOrder;
  private final float[] inverseNorms;
  private final int[] newestOrder;
  private final ItemIndex index;
  private final Queue<Scorer> idleScorers = new ConcurrentLinkedQueue<>();

  private LiveModel(
      ModelSnapshot snapshot, int[] popularityOrder, int[] trendingOrder, float[] inverseNorms) {
    this.snapshot = snapshot;
    this.popularityOrder = popularityOrder;
    this.trendingOrder = trendingOrder;
    this.inverseNorms = inverseNorms;
    this.newestOrder = newest(snapshot.items(), popularityOrder.length);
    this.index = snapshot.index();
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
    } catch (RuntimeException | Error e) {
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

  /** What gives rows to videos that came later; null where training learnt nothing about that. */
  public @Nullable ColdFactors coldFactors() {
    return snapshot.coldFactors();
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
   * Whether the video has a factor: one that no one liked may have one made from its content, or a
   * row of zeroes; one that came after the snapshot has none.
   */
  public boolean hasFactor(int videoIndex) {
    return videoIndex < inverseNorms.length && inverseNorms[videoIndex] > 0;
  }

  /** One over the length of the video's factor; 0 for one without. */
  public float inverseNorm(int videoIndex) {
    return inverseNorms[videoIndex];
  }

  /** Some of the videos by time of publication, the newest first. Not to be written to. */
  public int[] newestOrder() {
    return newestOrder;
  }

  /** What users are solved against and scored with. */
  public BlendedItems blended() {
    return snapshot.model();
  }

  /** A copy of a video's row, factor and low-pass columns. */
  public float[] row(int videoIndex) {
    float[] row = new float[snapshot.model().rows().rank()];
    snapshot.model().rows().copyRow(videoIndex, row);
    return row;
  }

  /** The videos that a video's neighbour list names, which the snapshot may have left out. */
  public int[] neighbours(int videoIndex) {
    return snapshot.model().neighbours().of(videoIndex).videoIndexes();
  }

  /** What finds videos by inner product; holds those that have a factor. */
  public ItemIndex index() {
    return index;
  }

  /** A scorer for one request, which gives it back by closing it. */
  public Scorer lendScorer() {
    Scorer idle = idleScorers.poll();
    return idle == null ? new Scorer(snapshot.model(), idleScorers::add) : idle;
  }

  @Override
  public void close() {
    snapshot.close();
  }

  private static int[] newest(ItemTable items, int videos) {
    int[] order = DescendingOrder.of(videos, items::publishedAtMillis);
    return Arrays.copyOf(order, Math.min(videos, NEWEST));
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
