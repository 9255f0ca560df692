package io.reeltime.pipelines.bench.synthetic;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.snapshot.SnapshotContent.UserEntry;
import io.reeltime.data.snapshot.UserHistory;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Users of a synthetic catalogue: each has a direction, and likes what lies that way, so that their
 * solved factors have the cosines with the catalogue's that those of real users have (docs/012). A
 * history's length is log-normal with a median of {@value #MEDIAN_LENGTH}, at most {@value
 * #LONGEST}.
 *
 * @param factors of the catalogue
 * @param directions of the users, as fits have them
 * @param seed of everything random
 */
record SyntheticAudience(FactorMatrix factors, FactorMatrix directions, long seed) {
  static final int MEDIAN_LENGTH = 60;
  static final int LONGEST = 500;
  private static final double LENGTH_SPREAD = 0.8;

  /** Looked at for each video of a history: the nearest of so many is taken. */
  private static final int LOOKED_AT = 24;

  private static final double SKIPPED = 0.2;
  private static final double SKIP_STRENGTH = -0.5;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Id of a user: of equal length, so that ids sort as indexes do. */
  static String userId(int index) {
    return "u%07d".formatted(index);
  }

  /** The users in ascending order of id, each made when it is asked for. */
  Iterable<UserEntry> entries() {
    return () ->
        IntStream.range(0, directions.rows())
            .mapToObj(index -> new UserEntry(userId(index), history(index)))
            .iterator();
  }

  UserHistory history(int user) {
    SplittableRandom random = new SplittableRandom(seed + user * GOLDEN);
    float[] taste = new float[directions.rank()];
    directions.copyRow(user, taste);
    int length = length(random);
    int[] videos = IntStream.range(0, length).map(_ -> near(taste, random)).distinct().toArray();
    float[] strengths = new float[videos.length];
    for (int i = 0; i < videos.length; i++) {
      strengths[i] =
          (float)
              (i > 0 && random.nextDouble() < SKIPPED ? SKIP_STRENGTH : random.nextDouble(1, 4));
    }
    return new UserHistory(videos, strengths);
  }

  private int length(SplittableRandom random) {
    double length = MEDIAN_LENGTH * Math.exp(LENGTH_SPREAD * random.nextGaussian());
    return (int) Math.clamp(length, 1, Math.min(LONGEST, factors.rows()));
  }

  private int near(float[] taste, SplittableRandom random) {
    int nearest = random.nextInt(factors.rows());
    float best = factors.dot(nearest, taste);
    for (int look = 1; look < LOOKED_AT; look++) {
      int video = random.nextInt(factors.rows());
      float score = factors.dot(video, taste);
      if (score > best) {
        nearest = video;
        best = score;
      }
    }
    return nearest;
  }
}
