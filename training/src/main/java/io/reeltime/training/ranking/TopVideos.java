package io.reeltime.training.ranking;

import java.util.Arrays;

/**
 * Keeps the videos with the highest scores, in a binary heap whose root is the worst that is kept.
 * Of equal scores the smaller video index wins, so that a ranking does not depend on threads.
 */
public final class TopVideos {
  private final int capacity;
  private final int[] videos;
  private final float[] scores;
  private int size;

  /** Keeps at most {@code capacity} videos. */
  public TopVideos(int capacity) {
    this.capacity = capacity;
    this.videos = new int[capacity];
    this.scores = new float[capacity];
  }

  /** Considers a video; NaN is never kept. */
  public void offer(int video, float score) {
    if (Float.isNaN(score)) {
      return;
    }
    if (size < capacity) {
      siftUp(size++, video, score);
    } else if (capacity > 0 && isWorse(scores[0], videos[0], score, video)) {
      siftDown(video, score);
    }
  }

  /** The kept videos, best first. Empties the heap. */
  public int[] drain() {
    int[] best = new int[size];
    while (size > 0) {
      best[size - 1] = videos[0];
      size--;
      if (size > 0) {
        siftDown(videos[size], scores[size]);
      }
    }
    return best;
  }

  /** The kept videos, in no given order. */
  public int[] videos() {
    return Arrays.copyOf(videos, size);
  }

  /** Their scores, in the same order. */
  public float[] scores() {
    return Arrays.copyOf(scores, size);
  }

  private void siftUp(int from, int video, float score) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (!isWorse(score, video, scores[parent], videos[parent])) {
        break;
      }
      set(place, videos[parent], scores[parent]);
      place = parent;
    }
    set(place, video, score);
  }

  private void siftDown(int video, float score) {
    int place = 0;
    while (true) {
      int child = 2 * place + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size
          && isWorse(scores[child + 1], videos[child + 1], scores[child], videos[child])) {
        child++;
      }
      if (!isWorse(scores[child], videos[child], score, video)) {
        break;
      }
      set(place, videos[child], scores[child]);
      place = child;
    }
    set(place, video, score);
  }

  private void set(int place, int video, float score) {
    videos[place] = video;
    scores[place] = score;
  }

  private static boolean isWorse(float score, int video, float otherScore, int otherVideo) {
    return score < otherScore || (score == otherScore && video > otherVideo);
  }
}
