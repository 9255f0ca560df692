package io.reeltime.training.als;

import java.io.Serializable;

/**
 * Factors on their way to a block that needs them.
 *
 * @param source block that they come from
 * @param firstRow place of the first of them among those that the receiver needs of the source
 * @param values {@code [rows x rank]}, row-major
 */
record FactorMessage(int source, int firstRow, float[] values) implements Serializable {
  /** Values in a message at most, so that none has to be large in one piece: 4 MiB. */
  static final int LONGEST = 1 << 20;
}
