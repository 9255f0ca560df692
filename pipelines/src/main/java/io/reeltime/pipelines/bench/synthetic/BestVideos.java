package io.reeltime.pipelines.bench.synthetic;

import java.util.Arrays;

/** The best k of a stream of scored videos, kept in order; of equal scores the first to come. */
final class BestVideos {
  private final int[] videos;
  private final float[] scores;
  private int size;

  BestVideos(int k) {
    this.videos = new int[k];
    this.scores = new float[k];
  }

  boolean wouldKeep(float score) {
    return size < scores.length || score > scores[size - 1];
  }

  void offer(int video, float score) {
    if (!wouldKeep(score)) {
      return;
    }
    int place = size < scores.length ? size++ : size - 1;
    for (; place > 0 && scores[place - 1] < score; place--) {
      videos[place] = videos[place - 1];
      scores[place] = scores[place - 1];
    }
    videos[place] = video;
    scores[place] = score;
  }

  void addAll(BestVideos others) {
    for (int place = 0; place < others.size; place++) {
      offer(others.videos[place], others.scores[place]);
    }
  }

  /** From the best on. */
  int[] videos() {
    return Arrays.copyOf(videos, size);
  }
}
