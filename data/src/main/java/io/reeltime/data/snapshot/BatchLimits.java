package io.reeltime.data.snapshot;

/**
 * When a record batch is full. Arrow counts elements in ints; these bounds keep the writer's
 * buffers small as well.
 *
 * @param rows most rows of a batch
 * @param elements most list elements of a batch, but a batch has at least one row
 */
record BatchLimits(int rows, int elements) {
  /** A batch of factors or histories then takes at most about 64 MiB. */
  static final BatchLimits USUAL = new BatchLimits(1 << 16, 1 << 24);

  /** Most rows of a batch whose rows all have that many elements. */
  int rowsOf(int elementsPerRow) {
    return Math.max(1, Math.min(rows, elements / elementsPerRow));
  }

  boolean isFull(int rowCount, int elementCount) {
    return rowCount >= rows || elementCount >= elements;
  }
}
