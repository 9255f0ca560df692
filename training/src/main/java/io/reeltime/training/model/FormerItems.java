package io.reeltime.training.model;

import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.als.FactorRows;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The item factors of a published snapshot that a fit can start from, matched with the fit's videos
 * by id. Usable as long as the snapshot is open.
 */
public final class FormerItems {
  private final ModelSnapshot snapshot;

  private FormerItems(ModelSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The factors of a snapshot.
   *
   * @param videoIds of the fit
   * @throws IllegalArgumentException if it has a factor for none of them
   */
  public static FormerItems of(ModelSnapshot snapshot, List<String> videoIds) {
    FormerItems items = new FormerItems(snapshot);
    if (videoIds.stream().noneMatch(videoId -> items.row(videoId) >= 0)) {
      throw new IllegalArgumentException(
          "warm-start: found factors in %s for none of %d videos, expected for at least one; start cold"
              .formatted(snapshot.version(), videoIds.size()));
    }
    return items;
  }

  /**
   * Checks the rank.
   *
   * @param rank of the fit
   * @throws IllegalArgumentException if the snapshot's is another
   */
  public static void requireRank(ModelSnapshot snapshot, int rank) {
    int found = snapshot.manifest().rank();
    if (found != rank) {
      throw new IllegalArgumentException(
          "warm-start: found rank %d in %s, expected rank %d, which this run has; train with rank %d or start cold"
              .formatted(found, snapshot.version(), rank, found));
    }
  }

  public SnapshotVersion version() {
    return snapshot.version();
  }

  /**
   * The factors of those videos that the snapshot knows.
   *
   * @param videoIds by video index
   * @return rows by video index; a video that is new, or that no one had liked, has none
   */
  FactorRows rows(List<String> videoIds) {
    int[] known =
        IntStream.range(0, videoIds.size())
            .filter(video -> row(videoIds.get(video)) >= 0)
            .toArray();
    int rank = snapshot.manifest().rank();
    float[] values = new float[Math.multiplyExact(known.length, rank)];
    for (int place = 0; place < known.length; place++) {
      snapshot.items().factors().copyRow(row(videoIds.get(known[place])), values, place * rank);
    }
    return new FactorRows(known, rank, values);
  }

  /** The snapshot's row of a video, or -1 if it has no factor. */
  private int row(String videoId) {
    ItemTable items = snapshot.items();
    int row = items.indexOf(videoId);
    return row >= 0 && items.factors().norm(row) != 0 ? row : -1;
  }
}
