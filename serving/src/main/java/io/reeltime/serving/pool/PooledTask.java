package io.reeltime.serving.pool;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as the pool runs it: with its scan in the middle, so that requests of the same moment
 * can share a pass over the item rows. One thread runs it; it is closed whatever became of it.
 *
 * @param <T> the answer
 */
public interface PooledTask<T> extends AutoCloseable {

  /**
   * Everything before the scan.
   *
   * @return what to scan; null when nothing is to be scanned
   */
  @Nullable Scan prepare();

  /** Everything after it. */
  T complete();

  /** Lets go of what it holds. */
  @Override
  void close();

  /** A task without a scan, which holds nothing. */
  static <T> PooledTask<T> of(Supplier<T> answer) {
    return new PooledTask<>() {
      @Override
      public @Nullable Scan prepare() {
        return null;
      }

      @Override
      public T complete() {
        return answer.get();
      }

      @Override
      public void close() {}
    };
  }

  /** Runs a task on the calling thread, its scan alone. */
  static <T> T run(PooledTask<T> task) {
    try (task) {
      Scan scan = task.prepare();
      if (scan != null) {
        scan.run();
      }
      return task.complete();
    }
  }
}
