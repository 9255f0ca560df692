package io.reeltime.data.retrieval;

/** Score of a row; higher is better, never NaN. */
@FunctionalInterface
public interface RowScore {
  float of(int row);
}
