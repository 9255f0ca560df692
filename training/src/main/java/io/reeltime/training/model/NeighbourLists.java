package io.reeltime.training.model;

/**
 * Per video the videos that it votes for, as compressed sparse rows: the similarity matrix cut to
 * its largest entries per column, transposed for scoring.
 */
record NeighbourLists(int[] rowStarts, int[] videoIndexes, float[] similarities) {

  /** Adds the votes of one video; {@code false} if it has none. */
  boolean addTo(float[] scores, int video) {
    int from = rowStarts[video];
    int to = rowStarts[video + 1];
    for (int entry = from; entry < to; entry++) {
      scores[videoIndexes[entry]] += similarities[entry];
    }
    return to > from;
  }
}
