package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.util.function.BooleanSupplier;

/**
 * Looks at every row that can be of use. Rows stand by descending scale, that is by length, so that
 * the scan ends at the first block whose longest row is too short for the worst candidate.
 */
public final class ExactIndex implements ItemIndex {
  /** Its name in a manifest. */
  public static final String NAME = "exact";

  /** A chunk stays in the second-level cache while several groups of queries pass over it. */
  private static final int CHUNK_BYTES = 1 << 18;

  private final QuantizedRows rows;
  private final BlockScan scan;

  /** Over rows by descending scale. */
  public ExactIndex(QuantizedRows rows) {
    this.rows = rows;
    this.scan = new BlockScan(rows);
  }

  /** Quantises and orders the rows of a matrix. */
  public static ExactIndex of(FactorMatrix source, Workers workers, Arena arena) {
    return new ExactIndex(QuantizedRows.of(source, RowOrder.of(source), workers, arena));
  }

  @Override
  public QuantizedRows rows() {
    return rows;
  }

  @Override
  public boolean sharesPasses() {
    return true;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean search(Search search, BooleanSupplier stop) {
    search.aim(rows);
    int reach = search.query().reach();
    for (int from = 0; from < rows.blocks(); from += chunk()) {
      if (stop.getAsBoolean()) {
        return false;
      }
      if (!scan.run(search, from, Math.min(from + chunk(), rows.blocks()), reach)) {
        return true;
      }
    }
    return true;
  }

  @Override
  public boolean search(Search[] searches, int count, BooleanSupplier stop) {
    for (int i = 0; i < count; i++) {
      searches[i].aim(rows);
    }
    SharedScan shared = new SharedScan(rows, searches, count);
    for (int from = 0; from < rows.blocks(); from += chunk()) {
      if (stop.getAsBoolean()) {
        return false;
      }
      if (!shared.run(from, Math.min(from + chunk(), rows.blocks()))) {
        return true;
      }
    }
    return true;
  }

  private int chunk() {
    return (int) Math.max(1, CHUNK_BYTES / rows.blockBytes());
  }
}
