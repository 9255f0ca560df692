package io.reeltime.serving.cold;

import static java.util.Objects.requireNonNull;

import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.event.Video;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.ExactScan;
import io.reeltime.serving.retrieval.Ranked;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The videos that were put since the snapshot and have no factor in it, each with a row from what
 * its publisher said. Belongs to one snapshot: with the next one it is made anew from the log, and
 * a video that people have watched meanwhile has its real factor there.
 *
 * <p>Bounded: of more videos than that the one put longest ago loses its row. One thread at a time
 * puts, many rank without a lock. A ranking sees each row as it was put, or not at all.
 */
public final class ColdVideos {
  private final ColdFactors factors;
  private final IntPredicate hasFactor;
  private final int most;

  /** By video index, the one put longest ago first; for who puts alone. */
  private final Map<Integer, Integer> places = new LinkedHashMap<>();

  private final Map<Integer, float[]> rows = new ConcurrentHashMap<>();
  private volatile RowTable table = new RowTable(0);

  /**
   * With no video.
   *
   * @param factors of the snapshot
   * @param hasFactor whether a video, by index, has a factor in the snapshot and needs no other
   * @param most videos to keep, 1 or more; each takes a row of float32
   */
  public ColdVideos(ColdFactors factors, IntPredicate hasFactor, int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "cold videos: found most " + most + ", expected 1 or more");
    }
    this.factors = factors;
    this.hasFactor = hasFactor;
    this.most = most;
  }

  /** Takes a video as it was put, in place of what was put before. */
  public synchronized void put(int videoIndex, Video video) {
    if (hasFactor.test(videoIndex)) {
      return;
    }
    float[] row = new float[factors.columns()];
    if (video.status() == Video.Status.PUBLISHED && factors.row(video, row)) {
      keep(videoIndex, row);
    } else {
      remove(videoIndex);
    }
  }

  /** Number of videos with a row. */
  public int size() {
    return rows.size();
  }

  /** The row of a video, {@code [rank + low-pass rank]}, not to be written to; null without one. */
  public float @Nullable [] row(int videoIndex) {
    return rows.get(videoIndex);
  }

  /**
   * The best k eligible, by the inner product of row and user, which is on the scale of the
   * snapshot's own videos; of equal scores the one put earlier. Allocates for k alone.
   *
   * @param userVector of {@link io.reeltime.data.blend.BlendedUser#vector}
   */
  public Ranked best(float[] userVector, Eligibility eligibility, int k) {
    RowTable now = table;
    Ranked places =
        ExactScan.topK(
            0,
            now.size(),
            place -> now.score(place, userVector),
            place -> now.isKept(place) && eligibility.allows(now.videoIndex(place)),
            k);
    int[] videoIndexes = places.videoIndexes().clone();
    for (int i = 0; i < videoIndexes.length; i++) {
      videoIndexes[i] = now.videoIndex(videoIndexes[i]);
    }
    return new Ranked(videoIndexes, places.scores());
  }

  private void keep(int videoIndex, float[] row) {
    Integer place = places.remove(videoIndex);
    if (place != null) {
      table.replace(place, row);
    } else {
      if (places.size() == most) {
        removeEldest();
      }
      if (table.isFull()) {
        compact();
      }
      place = table.add(videoIndex, row);
    }
    places.put(videoIndex, place);
    rows.put(videoIndex, row);
  }

  /** Leaves out places that lost their row, and makes room. Who ranks now keeps the old table. */
  private void compact() {
    RowTable roomier = new RowTable(Math.max(64, 2 * places.size()));
    places.replaceAll(
        (videoIndex, _) -> roomier.add(videoIndex, requireNonNull(rows.get(videoIndex))));
    table = roomier;
  }

  private void removeEldest() {
    Iterator<Integer> eldest = places.keySet().iterator();
    remove(eldest.next());
  }

  private void remove(int videoIndex) {
    Integer place = places.remove(videoIndex);
    if (place != null) {
      rows.remove(videoIndex);
      table.remove(place);
    }
  }
}
