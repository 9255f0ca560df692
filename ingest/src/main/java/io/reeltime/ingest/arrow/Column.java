package io.reeltime.ingest.arrow;

import org.jspecify.annotations.Nullable;

/** A column's values by row; throws InvalidRecordException at one that breaks its field's rule. */
@FunctionalInterface
interface Column<V> {
  @Nullable V at(int row);
}
