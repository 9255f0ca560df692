package io.reeltime.data.retrieval;

/**
 * A query in 16-bit codes, as fine as sums of 16 bits allow: by Cauchy and Schwarz no sum exceeds
 * the length of the query's codes times that of the longest row's codes, and the query's scale is
 * chosen such that this product stays below 2^15. Reusable; serves one thread.
 */
final class QuantizedQuery {
  private static final double MOST = Short.MAX_VALUE;

  final short[] codes;
  private short start;
  private float scale;
  private int reach;
  private double length;

  QuantizedQuery(int columns) {
    this.codes = new short[columns];
  }

  /**
   * Takes a query's codes.
   *
   * @param vector finite; its first elements, one per column
   * @param rowLength the length of the longest row's codes
   */
  void set(float[] vector, double rowLength) {
    length = length(vector);
    double codeLength = Math.max(1, MOST / rowLength - Math.sqrt(codes.length) / 2);
    double step = length / codeLength;
    long sum = 0;
    double square = 0;
    for (int column = 0; column < codes.length; column++) {
      int code = step > 0 ? (int) Math.rint(vector[column] / step) : 0;
      codes[column] = (short) code;
      sum += code;
      square += (double) code * code;
    }
    start = (short) (-QuantizedRows.ZERO * sum);
    scale = (float) step;
    reach = (int) Math.ceil(Math.sqrt(square) * rowLength);
  }

  /** Where every sum starts, so that the rows' zero of 128 cancels. */
  short start() {
    return start;
  }

  /** What a sum is multiplied by, beside the row's own scale. */
  float scale() {
    return scale;
  }

  /** What no sum exceeds. */
  int reach() {
    return reach;
  }

  /** Of the query itself. */
  double length() {
    return length;
  }

  private double length(float[] vector) {
    double square = 0;
    for (int column = 0; column < codes.length; column++) {
      square += (double) vector[column] * vector[column];
    }
    if (!Double.isFinite(square)) {
      throw new IllegalArgumentException(
          "query: found a squared length of " + square + ", expected finite numbers");
    }
    return Math.sqrt(square);
  }
}
