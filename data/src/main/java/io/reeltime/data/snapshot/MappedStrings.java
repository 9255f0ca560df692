package io.reeltime.data.snapshot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A mapped UTF-8 column. Nothing is kept on the heap, so that ten million user ids cost nothing but
 * page cache.
 */
final class MappedStrings {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private final int[] batchStarts;
  private final List<MemorySegment> offsets;
  private final List<MemorySegment> bytes;

  MappedStrings(MappedFile file, String column) {
    this.batchStarts = file.batchStarts();
    this.offsets = file.buffers(column + ".offset");
    this.bytes = file.buffers(column + ".data");
  }

  int rows() {
    return batchStarts[batchStarts.length - 1];
  }

  String get(int row) {
    int batch = batchOf(row);
    MemorySegment value = value(batch, row - batchStarts[batch]);
    return new String(value.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** Row of a value in a column in ascending UTF-8 order, or -1. */
  int indexOf(String text) {
    MemorySegment wanted = MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8));
    int low = 0;
    int high = rows() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int batch = batchOf(middle);
      int order = compare(value(batch, middle - batchStarts[batch]), wanted);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int batchOf(int row) {
    return batchOf(batchStarts, row);
  }

  static int batchOf(int[] batchStarts, int row) {
    if (row < 0 || row >= batchStarts[batchStarts.length - 1]) {
      throw new IndexOutOfBoundsException(
          "row " + row + " of " + batchStarts[batchStarts.length - 1]);
    }
    int found = Arrays.binarySearch(batchStarts, row);
    return found >= 0 ? found : -found - 2;
  }

  private MemorySegment value(int batch, int row) {
    MemorySegment ends = offsets.get(batch);
    int start = ends.getAtIndex(INT, row);
    int end = ends.getAtIndex(INT, row + 1L);
    return bytes.get(batch).asSlice(start, end - start);
  }

  private static int compare(MemorySegment a, MemorySegment b) {
    long mismatch = a.mismatch(b);
    if (mismatch < 0) {
      return 0;
    }
    if (mismatch == a.byteSize() || mismatch == b.byteSize()) {
      return Long.compare(a.byteSize(), b.byteSize());
    }
    return Byte.compareUnsigned(
        a.get(ValueLayout.JAVA_BYTE, mismatch), b.get(ValueLayout.JAVA_BYTE, mismatch));
  }
}
