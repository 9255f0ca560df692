package io.reeltime.serving.retrieval;

/**
 * The best k of a stream of scored videos: a bounded heap with the worst kept one at its root.
 *
 * <p>Of equal scores the smaller index is better, so the outcome does not depend on the order of
 * the stream. Serves one thread.
 */
final class TopK {
  private final int[] videoIndexes;
  private final float[] scores;
  private int size;

  TopK(int k) {
    this.videoIndexes = new int[k];
    this.scores = new float[k];
  }

  /** Whether a video of this score would be among the best so far. */
  boolean wouldKeep(int videoIndex, float score) {
    return size < scores.length
        || (size > 0 && isWorse(scores[0], videoIndexes[0], score, videoIndex));
  }

  /** Keeps a video that {@link #wouldKeep} has welcomed; drops the worst one when full. */
  void keep(int videoIndex, float score) {
    if (size < scores.length) {
      set(size, videoIndex, score);
      siftUp(size++);
    } else {
      set(0, videoIndex, score);
      siftDown(0, size);
    }
  }

  /** What was kept, from the best on; empties the heap. */
  Ranked drain() {
    int kept = size;
    int[] bestIndexes = new int[kept];
    float[] bestScores = new float[kept];
    for (int last = kept - 1; last >= 0; last--) {
      bestIndexes[last] = videoIndexes[0];
      bestScores[last] = scores[0];
      set(0, videoIndexes[last], scores[last]);
      siftDown(0, last);
    }
    size = 0;
    return new Ranked(bestIndexes, bestScores);
  }

  private void siftUp(int from) {
    int child = from;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (!isWorse(child, parent)) {
        return;
      }
      swap(child, parent);
      child = parent;
    }
  }

  private void siftDown(int from, int end) {
    int parent = from;
    while (true) {
      int worst = parent;
      for (int child = 2 * parent + 1; child <= 2 * parent + 2 && child < end; child++) {
        worst = isWorse(child, worst) ? child : worst;
      }
      if (worst == parent) {
        return;
      }
      swap(parent, worst);
      parent = worst;
    }
  }

  private boolean isWorse(int slot, int other) {
    return isWorse(scores[slot], videoIndexes[slot], scores[other], videoIndexes[other]);
  }

  private static boolean isWorse(float score, int index, float otherScore, int otherIndex) {
    return score < otherScore || (score == otherScore && index > otherIndex);
  }

  private void swap(int slot, int other) {
    int videoIndex = videoIndexes[slot];
    float score = scores[slot];
    set(slot, videoIndexes[other], scores[other]);
    set(other, videoIndex, score);
  }

  private void set(int slot, int videoIndex, float score) {
    videoIndexes[slot] = videoIndex;
    scores[slot] = score;
  }
}
