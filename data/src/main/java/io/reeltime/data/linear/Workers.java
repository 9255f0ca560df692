package io.reeltime.data.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that live as long as a fit and take numbered chunks of work from one counter, so that
 * none waits while another has work left.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService executor;
  private final int count;

  public Workers(int count) {
    this.count = count;
    this.executor =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("linear-worker-", 1).factory());
  }

  public int count() {
    return count;
  }

  /** A chunk of work on one of the workers. */
  @FunctionalInterface
  public interface Chunk {
    void run(int worker, int chunk);
  }

  /** Runs chunks 0 to below {@code chunks}, and returns when all are done. */
  public void run(int chunks, Chunk work) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>(count);
    for (int worker = 1; worker < Math.min(count, chunks); worker++) {
      int self = worker;
      running.add(executor.submit(() -> drain(self, chunks, next, work)));
    }
    drain(0, chunks, next, work);
    running.forEach(Workers::join);
  }

  private static void drain(int worker, int chunks, AtomicInteger next, Chunk work) {
    for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
      work.run(worker, chunk);
    }
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while fitting", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a worker failed", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
