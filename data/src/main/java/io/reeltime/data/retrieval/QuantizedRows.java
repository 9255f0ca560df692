package io.reeltime.data.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.linear.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Rows of a matrix in 8-bit codes, each with a scale of its own, in blocks of {@value #BLOCK} rows:
 * inside a block the codes of one column stand together, so that one vector operation serves many
 * rows. A code is the value over the row's scale, rounded, plus {@value #ZERO}.
 *
 * <p>A row's scale is such that its codes are about {@value #CODE_LENGTH} long: half of the 16 bits
 * that a sum may take are the row's, half the query's, whatever the number of columns. The error of
 * a score then has a deviation of about .0023 of the product of both lengths.
 *
 * <p>Rows stand in the order of the index, at <em>positions</em>; a position without a row pads a
 * block. Off-heap, immutable, safe for many threads, as long as the arena.
 */
public final class QuantizedRows {
  /** Rows of a block. */
  public static final int BLOCK = BlockKernel.ROWS;

  /** The code of zero. */
  public static final int ZERO = 128;

  /** What {@link #row} tells of a position without a row. */
  public static final int NO_ROW = -1;

  static final double CODE_LENGTH = 181;

  private static final int CHUNK = 64 * BLOCK;
  private static final double MOST_CODE = 127;
  private static final long ALIGNMENT_BYTES = 64;

  private final MemorySegment codes;
  private final int columns;
  private final int[] rows;
  private final float[] scales;
  private final float[] blockScales;
  private final double codeLength;

  /**
   * Rows that have been quantised before.
   *
   * @param codes {@code uint8 [blocks x columns x 64]}
   * @param columns of a row
   * @param rows by position: the row's index, or {@link #NO_ROW}
   * @param scales by position, 0 where there is no row
   */
  public QuantizedRows(MemorySegment codes, int columns, int[] rows, float[] scales) {
    if (rows.length % BLOCK != 0
        || scales.length != rows.length
        || codes.byteSize() != (long) rows.length * columns) {
      throw new IllegalArgumentException(
          "quantised rows: found %d positions, %d scales and %d bytes of codes, expected blocks of "
                  .formatted(rows.length, scales.length, codes.byteSize())
              + "%d positions, as many scales, and %d bytes for each".formatted(BLOCK, columns));
    }
    this.codes = codes;
    this.columns = columns;
    this.rows = rows;
    this.scales = scales;
    this.blockScales = blockScales(scales);
    this.codeLength = longest(codes, columns, rows.length);
  }

  /**
   * Quantises.
   *
   * @param source the rows
   * @param positions by position the row that goes there, or {@link #NO_ROW}; a multiple of {@link
   *     #BLOCK}
   * @param arena that holds the codes
   */
  static QuantizedRows of(FactorMatrix source, int[] positions, Workers workers, Arena arena) {
    int columns = source.rank();
    long bytes = (long) positions.length * columns;
    MemorySegment codes = arena.allocate(Math.max(1, bytes), ALIGNMENT_BYTES).asSlice(0, bytes);
    float[] scales = new float[positions.length];
    workers.run(
        (positions.length + CHUNK - 1) / CHUNK,
        (worker, chunk) -> {
          int end = Math.min(positions.length, (chunk + 1) * CHUNK);
          quantise(source, positions, chunk * CHUNK, end, codes, scales);
        });
    return new QuantizedRows(codes, columns, positions, scales);
  }

  private static void quantise(
      FactorMatrix source, int[] positions, int from, int to, MemorySegment codes, float[] scales) {
    float[] row = new float[source.rank()];
    byte[] block = new byte[row.length * BLOCK];
    for (int first = from; first < to; first += BLOCK) {
      Arrays.fill(block, (byte) ZERO);
      for (int position = first; position < first + BLOCK; position++) {
        if (positions[position] != NO_ROW) {
          source.copyRow(positions[position], row);
          scales[position] = scale(row);
          encode(row, scales[position], block, position - first);
        }
      }
      MemorySegment.copy(
          block, 0, codes, ValueLayout.JAVA_BYTE, (long) first * row.length, block.length);
    }
  }

  /**
   * The scale of a row's codes; 0 for a row of zeroes and for one that is not finite, which belong
   * in no index.
   */
  static float scale(float[] row) {
    double square = 0;
    double largest = 0;
    for (float value : row) {
      square += (double) value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    double scale = Math.max(Math.sqrt(square) / CODE_LENGTH, largest / MOST_CODE);
    return scale >= Float.MIN_NORMAL && scale <= Float.MAX_VALUE ? (float) scale : 0;
  }

  private static void encode(float[] row, float scale, byte[] block, int within) {
    for (int column = 0; column < row.length; column++) {
      block[column * BLOCK + within] = (byte) (Math.round(row[column] / scale) + ZERO);
    }
  }

  private static float[] blockScales(float[] scales) {
    float[] largest = new float[scales.length / BLOCK];
    for (int position = 0; position < scales.length; position++) {
      int block = position / BLOCK;
      largest[block] = Math.max(largest[block], scales[position]);
    }
    return largest;
  }

  /**
   * The length of the longest row's codes: what sums are bounded by, so it is not taken on trust.
   */
  private static double longest(MemorySegment codes, int columns, int positions) {
    int longest = 1;
    int[] squares = new int[BLOCK];
    byte[] column = new byte[BLOCK];
    for (long at = 0, end = (long) positions * columns; at < end; ) {
      Arrays.fill(squares, 0);
      for (int i = 0; i < columns; i++, at += BLOCK) {
        MemorySegment.copy(codes, ValueLayout.JAVA_BYTE, at, column, 0, BLOCK);
        for (int within = 0; within < BLOCK; within++) {
          int code = (column[within] & 0xff) - ZERO;
          squares[within] += code * code;
        }
      }
      for (int square : squares) {
        longest = Math.max(longest, square);
      }
    }
    return Math.sqrt(longest);
  }

  public int columns() {
    return columns;
  }

  /** Positions, those without a row included. */
  public int positions() {
    return rows.length;
  }

  public int blocks() {
    return blockScales.length;
  }

  /** The row at a position, or {@link #NO_ROW}. */
  public int row(int position) {
    return rows[position];
  }

  /** What a code at a position is multiplied by. */
  public float scale(int position) {
    return scales[position];
  }

  /** {@code uint8 [blocks x columns x 64]}. */
  public MemorySegment codes() {
    return codes;
  }

  /** The largest scale of a block. */
  float blockScale(int block) {
    return blockScales[block];
  }

  long blockBytes() {
    return (long) columns * BLOCK;
  }

  double codeLength() {
    return codeLength;
  }
}
