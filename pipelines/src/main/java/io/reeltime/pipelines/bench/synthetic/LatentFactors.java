package io.reeltime.pipelines.bench.synthetic;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;

/**
 * Factors of a synthetic catalogue: rows around topics of unequal size, along axes of falling
 * weight, with log-normal lengths.
 */
final class LatentFactors {
  private static final int MOST_TOPICS = 2_000;
  private static final int VIDEOS_PER_TOPIC = 50;
  private static final double TOPIC_SKEW = 2.0;
  private static final double AXIS_DECAY = 0.3;
  private static final double NEAR_TOPIC = 0.6;
  private static final double LENGTH_SPREAD = 0.6;

  private LatentFactors() {}

  static FactorMatrix rows(int videos, int rank, long seed, Arena arena) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] topics = new float[Math.clamp(videos / VIDEOS_PER_TOPIC, 1, MOST_TOPICS)][rank];
    for (float[] topic : topics) {
      direct(topic, random);
    }
    FactorMatrix factors = FactorMatrix.allocate(videos, rank, arena);
    float[] row = new float[rank];
    for (int video = 0; video < videos; video++) {
      float[] topic = topics[(int) (topics.length * Math.pow(random.nextDouble(), TOPIC_SKEW))];
      direct(row, random);
      double length = Math.exp(LENGTH_SPREAD * random.nextGaussian());
      for (int axis = 0; axis < rank; axis++) {
        row[axis] = (float) (length * (NEAR_TOPIC * topic[axis] + (1 - NEAR_TOPIC) * row[axis]));
      }
      factors.setRow(video, row);
    }
    return factors;
  }

  /** A random direction of length 1. */
  private static void direct(float[] row, SplittableRandom random) {
    double square = 0;
    for (int axis = 0; axis < row.length; axis++) {
      row[axis] = (float) (random.nextGaussian() * Math.pow(axis + 1, -AXIS_DECAY));
      square += row[axis] * row[axis];
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int axis = 0; axis < row.length; axis++) {
      row[axis] *= scale;
    }
  }
}
