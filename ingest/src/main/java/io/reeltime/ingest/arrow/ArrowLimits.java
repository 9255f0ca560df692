package io.reeltime.ingest.arrow;

/**
 * How large an Arrow stream's parts may be; the stream itself may be of any length.
 *
 * @param batchRows most rows of one record batch
 * @param batchBytes most bytes of one record batch
 * @param appendRows most rows that are handed out at once
 */
public record ArrowLimits(int batchRows, long batchBytes, int appendRows) {
  public ArrowLimits {
    if (batchRows < 1 || batchBytes < 1 || appendRows < 1) {
      throw new IllegalArgumentException(
          "arrow limits: found "
              + batchRows
              + " rows, "
              + batchBytes
              + " bytes, appends of "
              + appendRows
              + ", expected 1 or more each");
    }
  }
}
