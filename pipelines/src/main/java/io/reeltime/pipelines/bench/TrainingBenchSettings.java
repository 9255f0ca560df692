package io.reeltime.pipelines.bench;

import io.reeltime.training.job.BenchSet;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of training is measured.
 *
 * @param sets for epochs beside MLlib, and for warm starts
 * @param ranks of the epochs beside MLlib; a warm start is measured at the first
 * @param epochs of ReelALS's longest fit
 * @param peerEpochs of MLlib's longest fit
 * @param rounds how often ReelALS is timed
 * @param growth sets of growing size, each fitted in a process of its own
 * @param parts which questions are asked
 */
public record TrainingBenchSettings(
    List<BenchSet> sets,
    List<Integer> ranks,
    int epochs,
    int peerEpochs,
    int rounds,
    List<BenchSet> growth,
    List<Part> parts) {
  private static final int SIMULATED_USERS = 140_000;
  private static final int SIMULATED_ITEMS = 27_000;
  private static final int MILLION = 1_000_000;

  /** A question. */
  public enum Part {
    EPOCHS,
    GROWTH,
    WARM_START
  }

  public TrainingBenchSettings {
    require(!ranks.isEmpty(), "--ranks", ranks, "at least one");
    require(epochs >= 2, "--epochs", epochs, "2 or more");
    require(peerEpochs >= 2, "--peer-epochs", peerEpochs, "2 or more");
    require(rounds >= 1, "--rounds", rounds, "1 or more");
  }

  /**
   * The set of a case.
   *
   * @param name {@code ml-1m}, or millions of interactions such as {@code 20m} or {@code 0.1m}
   * @param ml1m MovieLens 1M as adjacency lists, null for a simulated set of its size
   */
  public static BenchSet set(String name, @Nullable Path ml1m, long seed) {
    if (name.equals("ml-1m")) {
      return ml1m == null
          ? new BenchSet.Simulated("simulated like ml-1m", 6_039, 3_628, 590_733, seed)
          : new BenchSet.Adjacency("ml-1m", ml1m);
    }
    require(
        name.matches("[0-9]+(\\.[0-9]+)?m"), "--cases", "'" + name + "'", "ml-1m or such as 20m");
    return grown(Double.parseDouble(name.substring(0, name.length() - 1)), seed);
  }

  /**
   * Twenty million interactions of 140,000 users with 27,000 items, as public short-video data has
   * them, grown or shrunk: the users with the interactions, the items with their square root.
   */
  public static BenchSet grown(double millions, long seed) {
    double share = millions / 20;
    return new BenchSet.Simulated(
        "simulated %sm"
            .formatted(millions == Math.rint(millions) ? "" + (long) millions : "" + millions),
        Math.max(100, (int) Math.round(SIMULATED_USERS * share)),
        Math.max(100, (int) Math.round(SIMULATED_ITEMS * Math.sqrt(share))),
        (int) Math.round(millions * MILLION),
        seed);
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": found " + found + ", expected " + expected);
    }
  }
}
