package io.reeltime.serving.shaping;

import io.reeltime.data.linear.Lanes;
import io.reeltime.data.linear.Vectors;

/** Factor rows brought to length 1, and how alike two videos are. */
final class UnitRows {
  /** A video without a row, or with a row of zeroes. */
  static final float[] NONE = {};

  /** Two videos of one category, of which nothing else is known, are taken for half alike. */
  private static final float SAME_CATEGORY = 0.5f;

  private final VideoFeatures features;
  private final int padded;

  UnitRows(VideoFeatures features) {
    this.features = features;
    this.padded = Lanes.padded(features.columns());
  }

  /** The row in new memory, padded with zeroes; {@link #NONE} for a video without. */
  float[] of(int videoIndex) {
    float[] row = new float[padded];
    if (!features.copyRow(videoIndex, row)) {
      return NONE;
    }
    float square = Vectors.dot(row, 0, row, 0, padded);
    if (!(square > 0 && Float.isFinite(square))) {
      return NONE;
    }
    float inverse = (float) (1 / Math.sqrt(square));
    for (int column = 0; column < row.length; column++) {
      row[column] *= inverse;
    }
    return row;
  }

  /** Similarity from 0 to 1. */
  float similarity(float[] row, int category, float[] otherRow, int otherCategory) {
    if (row.length == 0 || otherRow.length == 0) {
      return category >= 0 && category == otherCategory ? SAME_CATEGORY : 0;
    }
    return Math.clamp(Vectors.dot(row, 0, otherRow, 0, padded), 0f, 1f);
  }
}
