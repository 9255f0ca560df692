package io.reeltime.training.model;

import io.reeltime.data.linear.symmetric.SymmetricInverse;
import io.reeltime.data.linear.symmetric.SymmetricTiles;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.progress.ProgressListener;
import java.util.Arrays;

/**
 * EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data", eq. 8): the item-item
 * weights of a linear autoencoder with a zero diagonal, in closed form. With X the binary matrix of
 * what users liked and {@code P = (XtX + lambda I)^-1}, {@code B[i][j] = -P[i][j] / P[j][j]}; a
 * user's scores are the sum of the rows of B of the liked videos.
 *
 * <p>Time is cubic and memory quadratic in the videos, hence the limit.
 *
 * @param regularization lambda
 */
record Ease(double regularization) implements Recommender {
  static final String NAME = "ease";

  /** The inverse takes minutes and three gigabytes there, and grows with the cube. */
  static final int MOST_VIDEOS = 20_000;

  Ease {
    if (!(regularization > 0) || Double.isInfinite(regularization)) {
      throw new IllegalArgumentException(
          "regularization: found " + regularization + ", expected above 0 for the model ease");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FittedModel fit(TrainingData data, ProgressListener progress) {
    requireSmall(data.videos());
    SymmetricTiles matrix = likedTogether(data);
    for (int video = 0; video < data.videos(); video++) {
      matrix.add(video, video, regularization);
    }
    SymmetricInverse.negatedInPlace(
        matrix, done -> progress.at(done, "inverting, %.0f %% done".formatted(100 * done)));
    float[][] weights = weights(matrix);
    return () -> (history, scores) -> score(weights, history, scores);
  }

  private static void requireSmall(int videos) {
    if (videos > MOST_VIDEOS) {
      throw new IllegalArgumentException(
          "model ease: found %,d videos, expected at most %,d, since it inverts a matrix of them;"
                  .formatted(videos, MOST_VIDEOS)
              + " use item-knn or reel-als");
    }
    long needed = SymmetricTiles.bytes(videos) + (long) videos * videos * Float.BYTES;
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap / 10 * 9) {
      throw new IllegalArgumentException(
          "model ease: found a heap of %,d MiB, expected %,d MiB for %,d videos;"
                  .formatted(heap >> 20, ((needed / 9 * 10) >> 20) + 1, videos)
              + " raise --heap-megabytes or use item-knn or reel-als");
    }
  }

  /** XtX: how many users liked both, each core with rows of tiles of its own. */
  private static SymmetricTiles likedTogether(TrainingData data) {
    SymmetricTiles matrix = new SymmetricTiles(data.videos());
    int workers = Runtime.getRuntime().availableProcessors();
    SymmetricTiles.forEach(
        workers,
        worker -> {
          int[] liked = new int[data.videos()];
          for (int user = 0; user < data.users(); user++) {
            int count = liked(data, user, liked);
            for (int i = 0; i < count; i++) {
              if (liked[i] / SymmetricTiles.SIDE % workers == worker) {
                for (int j = 0; j <= i; j++) {
                  matrix.add(liked[i], liked[j], 1);
                }
              }
            }
          }
        });
    return matrix;
  }

  private static int liked(TrainingData data, int user, int[] into) {
    int count = 0;
    for (int entry = data.rowStarts()[user]; entry < data.rowStarts()[user + 1]; entry++) {
      if (data.strengths()[entry] > 0) {
        into[count++] = data.videoIndexes()[entry];
      }
    }
    return count;
  }

  /** B, from the negated inverse. */
  private static float[][] weights(SymmetricTiles negatedInverse) {
    int videos = negatedInverse.size();
    float[][] weights = new float[videos][videos];
    double[] diagonal = new double[videos];
    Arrays.setAll(diagonal, video -> -negatedInverse.get(video, video));
    SymmetricTiles.forEach(
        videos,
        row -> {
          for (int column = 0; column < videos; column++) {
            weights[row][column] =
                row == column ? 0 : (float) (negatedInverse.get(row, column) / diagonal[column]);
          }
        });
    return weights;
  }

  private static boolean score(float[][] weights, UserHistory history, float[] scores) {
    Arrays.fill(scores, 0);
    boolean any = false;
    for (int i = 0; i < history.size(); i++) {
      if (history.strengths()[i] > 0) {
        any = true;
        float[] row = weights[history.videoIndexes()[i]];
        for (int video = 0; video < scores.length; video++) {
          scores[video] += row[video];
        }
      }
    }
    return any;
  }
}
