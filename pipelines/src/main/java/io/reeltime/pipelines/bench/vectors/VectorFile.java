package io.reeltime.pipelines.bench.vectors;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Float32 rows in a file, row-major, in the order of this machine's bytes. Safe for many threads,
 * as long as the arena.
 */
public final class VectorFile {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final long MOST_AT_ONCE = 1 << 28;

  private final MemorySegment values;
  private final int columns;

  private VectorFile(MemorySegment values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /** Maps a file of rows of so many columns. */
  public static VectorFile map(Path file, int columns, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new VectorFile(
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), columns);
    }
  }

  /** Writes rows. */
  public static void write(Path file, List<float[]> rows) throws IOException {
    try (FileChannel channel = create(file)) {
      for (float[] row : rows) {
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES);
        MemorySegment.copy(row, 0, MemorySegment.ofBuffer(bytes), FLOAT, 0, row.length);
        write(channel, bytes);
      }
    }
  }

  /** Writes all values of a matrix. */
  public static void write(Path file, MemorySegment matrix) throws IOException {
    try (FileChannel channel = create(file)) {
      for (long at = 0; at < matrix.byteSize(); at += MOST_AT_ONCE) {
        long bytes = Math.min(MOST_AT_ONCE, matrix.byteSize() - at);
        write(channel, matrix.asSlice(at, bytes).asByteBuffer());
      }
    }
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** A copy of a row. */
  public float[] row(int index) {
    float[] row = new float[columns];
    MemorySegment.copy(values, FLOAT, (long) index * columns * Float.BYTES, row, 0, columns);
    return row;
  }

  /** Copies of the first rows. */
  public float[][] rows(int count) {
    float[][] rows = new float[count][];
    for (int index = 0; index < count; index++) {
      rows[index] = row(index);
    }
    return rows;
  }
}
