package io.reeltime.serving;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A fixed pool with a bounded queue: scanning is work, so more threads than cores would only make
 * every answer late, and so would a longer queue.
 */
public final class RequestPool implements AutoCloseable {
  private static final long LONGEST_STOP_SECONDS = 10;

  private final ThreadPoolExecutor executor;

  /**
   * @param threads 1 or more
   * @param queueCapacity requests that may wait, 1 or more
   */
  public RequestPool(int threads, int queueCapacity) {
    requirePositive("threads", threads);
    requirePositive("queue-capacity", queueCapacity);
    this.executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queueCapacity),
            Thread.ofPlatform().name("reeltime-serving-", 0).daemon().factory());
  }

  /**
   * Answers on the pool.
   *
   * @throws RejectedExecutionException at once, when the queue is full or the pool is closed
   */
  public <T> CompletableFuture<T> submit(Supplier<T> answer) {
    return CompletableFuture.supplyAsync(answer, executor);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "reeltime.serving." + name + ": found " + value + ", expected 1 or more");
    }
  }

  /** Takes no more, finishes what it has. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
