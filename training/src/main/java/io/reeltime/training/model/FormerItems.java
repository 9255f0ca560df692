package io.reeltime.training.model;

import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.als.FactorRows;
import java.util.Arrays;
import java.util.List;

/**
 * The item factors of a published snapshot, for a fit to start from. Usable as long as the snapshot
 * is open.
 */
public final class FormerItems {
  private final SnapshotVersion version;
  private final ItemTable items;

  private FormerItems(SnapshotVersion version, ItemTable items) {
    this.version = version;
    this.items = items;
  }

  /**
   * The factors of a snapshot.
   *
   * @param rank of the fit
   * @throws IllegalArgumentException if the snapshot's is another
   */
  public static FormerItems of(ModelSnapshot snapshot, int rank) {
    int found = snapshot.manifest().rank();
    if (found != rank) {
      throw new IllegalArgumentException(
          "warm-start: found rank %d in %s, expected the rank %d of this run; train with rank %d or start cold"
              .formatted(found, snapshot.version(), rank, found));
    }
    return new FormerItems(snapshot.version(), snapshot.items());
  }

  public SnapshotVersion version() {
    return version;
  }

  /**
   * The factors of those videos that the snapshot knows.
   *
   * @param videoIds by video index
   * @return rows by video index; a video that is new, or that no one had liked, has none
   * @throws IllegalArgumentException if there is no such video
   */
  public FactorRows of(List<String> videoIds) {
    int rank = items.factors().rank();
    int[] known = new int[videoIds.size()];
    float[] values = new float[Math.multiplyExact(videoIds.size(), rank)];
    int count = 0;
    for (int video = 0; video < videoIds.size(); video++) {
      int row = items.indexOf(videoIds.get(video));
      if (row >= 0 && items.factors().norm(row) != 0) {
        items.factors().copyRow(row, values, count * rank);
        known[count++] = video;
      }
    }
    requireSome(count, videoIds.size());
    return new FactorRows(Arrays.copyOf(known, count), rank, Arrays.copyOf(values, count * rank));
  }

  private void requireSome(int known, int videos) {
    if (known == 0) {
      throw new IllegalArgumentException(
          "warm-start: found factors in %s for none of %d videos, expected for at least one; start cold"
              .formatted(version, videos));
    }
  }
}
