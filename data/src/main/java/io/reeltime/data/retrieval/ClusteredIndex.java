package io.reeltime.data.retrieval;

import java.util.function.BooleanSupplier;

/**
 * Looks at the lists that promise most, and in them at the longest rows, until neither promises a
 * better score than the worst candidate has. What a list promises of a unit row is
 *
 * <pre>(q.c) m + slack |q| sqrt((1 - m^2) / columns)</pre>
 *
 * with its centroid c, the mean cosine m of its rows with c, and a slack in deviations of what lies
 * off the centroid, chosen when the index is built by the recall that was measured. A list's rows
 * stand by descending length, so a look at it ends early too. How much is looked at follows from
 * the query and its eligibility: where few rows are eligible the worst candidate stays poor and
 * more lists promise something. Goes on without regard to promises until as many eligible rows were
 * found as the search asks for.
 */
public final class ClusteredIndex implements ItemIndex {
  /** Its name in a manifest. */
  public static final String NAME = "clustered";

  private static final int FIRST_LISTS = 32;

  private final QuantizedRows rows;
  private final QuantizedRows centroids;
  private final int[] listStarts;
  private final float[] cosines;
  private final float slack;
  private final BlockScan scan;

  /**
   * Over rows in lists.
   *
   * @param rows list by list, each by descending scale
   * @param centroids unit rows, of which row i belongs to list i
   * @param listStarts first block of each list, and the number of blocks at the end
   * @param cosines mean cosine of each list's rows with its centroid
   * @param slack 0 or more
   */
  public ClusteredIndex(
      QuantizedRows rows, QuantizedRows centroids, int[] listStarts, float[] cosines, float slack) {
    if (!(slack >= 0)
        || listStarts.length != cosines.length + 1
        || listStarts[cosines.length] != rows.blocks()) {
      throw new IllegalArgumentException(
          "clustered index: found slack %s, %d list starts of %d lists and %d blocks"
              .formatted(slack, listStarts.length, cosines.length, rows.blocks()));
    }
    this.rows = rows;
    this.centroids = centroids;
    this.listStarts = listStarts;
    this.cosines = cosines;
    this.slack = slack;
    this.scan = new BlockScan(rows);
  }

  /** The same lists with another slack. */
  ClusteredIndex withSlack(float other) {
    return new ClusteredIndex(rows, centroids, listStarts, cosines, other);
  }

  @Override
  public QuantizedRows rows() {
    return rows;
  }

  @Override
  public boolean sharesPasses() {
    return false;
  }

  @Override
  public String name() {
    return NAME;
  }

  public int lists() {
    return cosines.length;
  }

  public float slack() {
    return slack;
  }

  /** Centroids, one position per list. */
  public QuantizedRows centroids() {
    return centroids;
  }

  /** First block of each list, and the number of blocks at the end. Not to be written to. */
  public int[] listStarts() {
    return listStarts;
  }

  /** Mean cosine of each list's rows with its centroid. Not to be written to. */
  public float[] cosines() {
    return cosines;
  }

  @Override
  public boolean search(Search search, BooleanSupplier stop) {
    ListPromises promises = search.promises(lists());
    score(search, promises);
    search.aim(rows);
    int done = 0;
    for (int next = FIRST_LISTS; done < promises.size(); next *= 2) {
      int to = Math.min(next, promises.size());
      promises.descend(done, to);
      for (; done < to; done++) {
        boolean enough = search.foundEnough();
        if (enough && !search.welcomes(promises.promise(done))) {
          return true;
        }
        if (stop.getAsBoolean()) {
          return false;
        }
        int list = promises.list(done);
        int reach = enough ? search.reach(promises.direction(list)) : search.query().reach();
        scan.run(search, listStarts[list], listStarts[list + 1], reach);
      }
    }
    return true;
  }

  @Override
  public boolean search(Search[] searches, int count, BooleanSupplier stop) {
    boolean whole = true;
    for (int i = 0; i < count; i++) {
      whole &= search(searches[i], stop);
    }
    return whole;
  }

  private void score(Search search, ListPromises promises) {
    search.aim(centroids);
    promises.clear();
    QuantizedQuery query = search.query();
    double deviation = slack * query.length() / Math.sqrt(rows.columns());
    for (int block = 0; block < centroids.blocks(); block++) {
      BlockKernel.sums(
          centroids.codes(),
          block * centroids.blockBytes(),
          query.codes,
          query.start(),
          search.sums);
      for (int slot = 0; slot < BlockKernel.ROWS; slot++) {
        int position = block * BlockKernel.ROWS + BlockKernel.rowOf(slot);
        int list = centroids.row(position);
        if (list != QuantizedRows.NO_ROW && listStarts[list] < listStarts[list + 1]) {
          float cosine = cosines[list];
          float direction =
              (float)
                  (query.scale() * centroids.scale(position) * search.sums[slot] * cosine
                      + deviation * Math.sqrt(1 - cosine * cosine));
          promises.add(list, direction, rows.blockScale(listStarts[list]));
        }
      }
    }
  }
}
