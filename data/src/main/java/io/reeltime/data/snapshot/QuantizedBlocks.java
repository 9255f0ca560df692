package io.reeltime.data.snapshot;

import io.reeltime.data.retrieval.ClusteredIndex;
import io.reeltime.data.retrieval.QuantizedRows;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.jspecify.annotations.Nullable;

/** Fills the batches of {@code items-int8.arrow} and {@code clusters.arrow}. */
final class QuantizedBlocks {
  private static final int BLOCK = QuantizedRows.BLOCK;

  private final VectorSchemaRoot root;
  private final QuantizedRows rows;
  private final String index;
  private @Nullable ClusteredIndex clusters;

  /** {@code index}: the column of the rows' indexes. */
  QuantizedBlocks(VectorSchemaRoot root, QuantizedRows rows, String index) {
    this.root = root;
    this.rows = rows;
    this.index = index;
  }

  /** The rows are the centroids of this index, whose lists are written beside them. */
  QuantizedBlocks with(ClusteredIndex index) {
    this.clusters = index;
    return this;
  }

  void writeTo(ArrowBatches batches, BatchLimits limits) throws IOException {
    int most = limits.rowsOf(rows.columns() * BLOCK);
    for (int from = 0; from < rows.blocks(); from += most) {
      int count = Math.min(most, rows.blocks() - from);
      setPositions(from, count);
      setCodes(from, count);
      if (clusters != null) {
        setLists(clusters, from, count);
      }
      batches.write(count);
    }
  }

  private void setPositions(int from, int count) {
    IntVector indexes = (IntVector) values(index, count, BLOCK);
    Float4Vector scales = (Float4Vector) values("scale", count, BLOCK);
    for (int i = 0; i < count * BLOCK; i++) {
      indexes.set(i, rows.row(from * BLOCK + i));
      scales.set(i, rows.scale(from * BLOCK + i));
    }
  }

  private void setLists(ClusteredIndex of, int from, int count) {
    IntVector firstBlocks = (IntVector) values("firstBlock", count, BLOCK);
    Float4Vector cosines = (Float4Vector) values("cosine", count, BLOCK);
    for (int i = 0; i < count * BLOCK; i++) {
      int list = rows.row(from * BLOCK + i);
      boolean present = list != QuantizedRows.NO_ROW;
      firstBlocks.set(i, present ? of.listStarts()[list] : QuantizedRows.NO_ROW);
      cosines.set(i, present ? of.cosines()[list] : 0);
    }
  }

  private void setCodes(int from, int count) {
    int blockBytes = rows.columns() * BLOCK;
    BaseFixedWidthVector codes = values("codes", count, blockBytes);
    MemorySegment block = rows.codes().asSlice((long) from * blockBytes, (long) count * blockBytes);
    codes.getDataBuffer().setBytes(0, block.asByteBuffer());
    codes.getValidityBuffer().setOne(0, codes.getValidityBuffer().capacity());
  }

  /** The vector inside a column of lists, with room for so many lists. */
  private BaseFixedWidthVector values(String column, int count, int length) {
    FixedSizeListVector lists = (FixedSizeListVector) root.getVector(column);
    for (int row = 0; row < count; row++) {
      lists.startNewValue(row);
    }
    BaseFixedWidthVector values = (BaseFixedWidthVector) lists.getDataVector();
    values.allocateNew(count * length);
    values.setValueCount(count * length);
    return values;
  }
}
