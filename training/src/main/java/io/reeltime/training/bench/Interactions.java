package io.reeltime.training.bench;

import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.job.BenchSet;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;

/**
 * The items of each user, each once, of strength 1; a user's are a function of the user alone, so
 * that Spark's tasks and the engine make the same set, each for itself.
 */
interface Interactions extends Serializable {

  int users();

  int items();

  /** Ascending. */
  int[] itemsOf(int user);

  /** The interactions of a set. */
  static Interactions of(BenchSet set) throws IOException {
    return switch (set) {
      case BenchSet.Adjacency adjacency -> {
        List<String> lines = Files.readAllLines(adjacency.file());
        int[][] rows = lines.stream().map(Interactions::itemsOf).toArray(int[][]::new);
        int last = Arrays.stream(rows).mapToInt(Interactions::last).max().orElse(-1);
        yield new Listed(last + 1, rows);
      }
      case BenchSet.Simulated simulated ->
          SimulatedInteractions.ofAbout(
              simulated.interactions(), simulated.users(), simulated.items(), simulated.seed());
    };
  }

  /** A row per user, straight into the arrays, which are made to measure. */
  default SparseMatrix matrix() {
    int[] starts = new int[users() + 1];
    for (int user = 0; user < users(); user++) {
      starts[user + 1] = Math.addExact(starts[user], itemsOf(user).length);
    }
    int[] columns = new int[starts[users()]];
    for (int user = 0; user < users(); user++) {
      int[] items = itemsOf(user);
      System.arraycopy(items, 0, columns, starts[user], items.length);
    }
    float[] strengths = new float[columns.length];
    Arrays.fill(strengths, 1f);
    return new SparseMatrix(items(), starts, columns, strengths);
  }

  private static int[] itemsOf(String line) {
    StringTokenizer ids = new StringTokenizer(line);
    if (ids.hasMoreTokens()) {
      ids.nextToken();
    }
    int[] items = new int[ids.countTokens()];
    for (int place = 0; place < items.length; place++) {
      items[place] = Integer.parseInt(ids.nextToken());
    }
    return Arrays.stream(items).sorted().distinct().toArray();
  }

  private static int last(int[] items) {
    return items.length == 0 ? -1 : items[items.length - 1];
  }

  /** Interactions that were read. */
  record Listed(int items, int[][] rows) implements Interactions {
    @Override
    public int users() {
      return rows.length;
    }

    @Override
    public int[] itemsOf(int user) {
      return rows[user];
    }
  }
}
