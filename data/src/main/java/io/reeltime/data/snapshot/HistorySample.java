package io.reeltime.data.snapshot;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.snapshot.SnapshotContent.UserEntry;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Users to measure an index with: a reservoir (Vitter 1985, algorithm R) of the histories that pass
 * by while they are written, for they can be read only once.
 */
final class HistorySample implements Iterable<UserEntry> {
  private final Iterable<UserEntry> source;
  private final int most;
  private final List<UserHistory> kept = new ArrayList<>();
  private final SplittableRandom random;
  private int passed;

  HistorySample(Iterable<UserEntry> source, int most, long seed) {
    this.source = source;
    this.most = most;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public Iterator<UserEntry> iterator() {
    Iterator<UserEntry> entries = source.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public UserEntry next() {
        UserEntry entry = entries.next();
        keep(entry.history());
        return entry;
      }
    };
  }

  /**
   * Vectors of the users kept, one per row; those that cannot be solved or say nothing left out.
   */
  FactorMatrix vectors(BlendedItems items) {
    BlendedUser user = new BlendedUser(items);
    List<float[]> vectors = new ArrayList<>();
    for (UserHistory history : kept) {
      if (solves(user, history)) {
        vectors.add(user.vector().clone());
      }
    }
    FactorMatrix matrix =
        FactorMatrix.allocate(vectors.size(), items.rows().rank(), Arena.ofAuto());
    for (int row = 0; row < vectors.size(); row++) {
      matrix.setRow(row, vectors.get(row));
    }
    return matrix;
  }

  private static boolean solves(BlendedUser user, UserHistory history) {
    try {
      user.solve(history.videoIndexes(), history.strengths(), history.size());
    } catch (ArithmeticException e) {
      return false;
    }
    double square = 0;
    for (float value : user.vector()) {
      square += (double) value * value;
    }
    return square > 0 && Double.isFinite(square);
  }

  private void keep(UserHistory history) {
    passed++;
    if (kept.size() < most) {
      kept.add(history);
    } else {
      int place = random.nextInt(passed);
      if (place < most) {
        kept.set(place, history);
      }
    }
  }
}
