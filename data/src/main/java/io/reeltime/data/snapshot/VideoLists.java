package io.reeltime.data.snapshot;

import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** A column of lists of video indexes, each with a number. */
final class VideoLists {
  private final int videos;
  private final ListVector lists;
  private final StructVector pairs;
  private final IntVector videoIndexes;
  private final Float4Vector numbers;

  /**
   * @param column its name
   * @param number name of what stands beside the index
   * @param videos number of videos, above every index in a list
   */
  VideoLists(VectorSchemaRoot root, String column, String number, int videos) {
    this.videos = videos;
    this.lists = (ListVector) root.getVector(column);
    this.pairs = (StructVector) lists.getDataVector();
    this.videoIndexes = (IntVector) pairs.getChild("videoIndex");
    this.numbers = (Float4Vector) pairs.getChild(number);
  }

  /** Sets a row; {@code what} names it should an index be wrong. */
  void set(int row, int[] indexes, float[] values, String what) {
    int start = lists.startNewValue(row);
    for (int i = 0; i < indexes.length; i++) {
      requireVideo(indexes[i], what);
      pairs.setIndexDefined(start + i);
      videoIndexes.setSafe(start + i, indexes[i]);
      numbers.setSafe(start + i, values[i]);
    }
    lists.endValue(row, indexes.length);
  }

  private void requireVideo(int videoIndex, String what) {
    if (videoIndex < 0 || videoIndex >= videos) {
      throw new IllegalArgumentException(
          "snapshot content: %s: found video index %d, expected 0 to below %d"
              .formatted(what, videoIndex, videos));
    }
  }
}
