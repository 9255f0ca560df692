package io.reeltime.training.model;

import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;
import io.reeltime.training.ranking.TopVideos;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Computes the most similar videos of each video: a column of the co-occurrence matrix at a time,
 * counted over the rows of the users who liked it, all cores. {@code O(sum n_u^2)} over users with
 * n_u liked videos.
 */
final class CosineNeighbours {
  private final TrainingData data;
  private final int neighbours;
  private final int[] degrees;
  private final int[] columnStarts;
  private final int[] columnUsers;

  CosineNeighbours(TrainingData data, int neighbours) {
    this.data = data;
    this.neighbours = neighbours;
    this.degrees = data.positivesByVideo();
    this.columnStarts = starts(degrees);
    this.columnUsers = columnUsers();
  }

  NeighbourLists compute(ProgressListener progress) {
    Nearest[] nearest = new Nearest[data.videos()];
    AtomicInteger next = new AtomicInteger();
    int workers = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, workers)
        .parallel()
        .forEach(worker -> {
          int[] counts = new int[data.videos()];
          for (int video = next.getAndIncrement();
              video < nearest.length;
              video = next.getAndIncrement()) {
            nearest[video] = nearest(video, counts);
          }
        });
    progress.at(1, "neighbours of " + nearest.length + " videos");
    return transposed(nearest);
  }

  /** The most similar videos of one. */
  private record Nearest(int[] videos, float[] similarities) {}

  private Nearest nearest(int video, int[] counts) {
    Arrays.fill(counts, 0);
    for (int place = columnStarts[video]; place < columnStarts[video + 1]; place++) {
      count(columnUsers[place], counts);
    }
    counts[video] = 0;
    TopVideos top = new TopVideos(neighbours);
    for (int other = 0; other < counts.length; other++) {
      if (counts[other] > 0) {
        double norm = Math.sqrt((double) degrees[video] * degrees[other]);
        top.offer(other, (float) (counts[other] / norm));
      }
    }
    return new Nearest(top.videos(), top.scores());
  }

  private void count(int user, int[] counts) {
    for (int entry = data.rowStarts()[user]; entry < data.rowStarts()[user + 1]; entry++) {
      if (data.strengths()[entry] > 0) {
        counts[data.videoIndexes()[entry]]++;
      }
    }
  }

  private NeighbourLists transposed(Nearest[] nearest) {
    int[] votes = new int[nearest.length];
    for (Nearest column : nearest) {
      for (int voter : column.videos()) {
        votes[voter]++;
      }
    }
    int[] rowStarts = starts(votes);
    int[] next = rowStarts.clone();
    int[] videos = new int[rowStarts[nearest.length]];
    float[] similarities = new float[videos.length];
    for (int video = 0; video < nearest.length; video++) {
      for (int i = 0; i < nearest[video].videos().length; i++) {
        int place = next[nearest[video].videos()[i]]++;
        videos[place] = video;
        similarities[place] = nearest[video].similarities()[i];
      }
    }
    return new NeighbourLists(rowStarts, videos, similarities);
  }

  private int[] columnUsers() {
    int[] next = columnStarts.clone();
    int[] users = new int[columnStarts[degrees.length]];
    for (int user = 0; user < data.users(); user++) {
      for (int entry = data.rowStarts()[user]; entry < data.rowStarts()[user + 1]; entry++) {
        if (data.strengths()[entry] > 0) {
          users[next[data.videoIndexes()[entry]]++] = user;
        }
      }
    }
    return users;
  }

  private static int[] starts(int[] lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      starts[i + 1] = starts[i] + lengths[i];
    }
    return starts;
  }
}
