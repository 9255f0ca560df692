package io.reeltime.serving.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed pool with a bounded queue: scanning is work, so more threads than cores would only make
 * every answer late, and so would a longer queue. Where scans gain by a common pass, a thread takes
 * its share of what is waiting, up to {@value #MOST_SHARED} requests, and lets them share one; when
 * little is waiting, that is one.
 */
public final class RequestPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RequestPool.class);
  private static final int MOST_SHARED = 4;
  private static final long LONGEST_IDLE_MILLIS = 100;
  private static final long LONGEST_STOP_MILLIS = 10_000;

  private final BlockingQueue<Submission<?>> queue;
  private final List<Thread> threads = new ArrayList<>();
  private final int share;
  private volatile boolean closed;

  /**
   * @param threads 1 or more
   * @param queueCapacity requests that may wait, 1 or more
   */
  public RequestPool(int threads, int queueCapacity) {
    requirePositive("threads", threads);
    requirePositive("queue-capacity", queueCapacity);
    this.queue = new ArrayBlockingQueue<>(queueCapacity);
    this.share = threads;
    for (int i = 0; i < threads; i++) {
      this.threads.add(
          Thread.ofPlatform().name("reeltime-serving-" + i).daemon().start(this::work));
    }
  }

  /**
   * Answers on the pool.
   *
   * @throws RejectedExecutionException at once, when the queue is full or the pool is closed
   */
  public <T> CompletableFuture<T> submit(Supplier<T> answer) {
    return submit(PooledTask.of(answer));
  }

  /**
   * Answers on the pool. A future that is done before its turn, since nobody waits for it any more,
   * costs nothing.
   *
   * @throws RejectedExecutionException at once, when the queue is full or the pool is closed
   */
  public <T> CompletableFuture<T> submit(PooledTask<T> task) {
    Submission<T> submission = new Submission<>(task);
    if (closed || !queue.offer(submission)) {
      throw refused();
    }
    if (closed && queue.remove(submission)) {
      // The threads may have left between the two questions.
      throw refused();
    }
    return submission.answer();
  }

  private RejectedExecutionException refused() {
    return new RejectedExecutionException(
        closed ? "the pool is closed" : "the queue is full: " + queue.size() + " requests wait");
  }

  /** Requests that wait. */
  public int waiting() {
    return queue.size();
  }

  private void work() {
    List<Submission<?>> turn = new ArrayList<>(MOST_SHARED);
    SharedPasses passes = new SharedPasses(MOST_SHARED);
    try {
      while (!closed || !queue.isEmpty()) {
        Submission<?> first = queue.poll(LONGEST_IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          serve(first, turn, passes);
          turn.clear();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("pool-interrupted thread={}", Thread.currentThread().getName(), e);
    }
  }

  private void serve(Submission<?> first, List<Submission<?>> turn, SharedPasses passes) {
    first.prepare();
    if (!first.isShareable()) {
      first.scanAlone();
      first.complete();
      return;
    }
    turn.add(first);
    queue.drainTo(turn, Math.min(MOST_SHARED - 1, queue.size() / share));
    turn.subList(1, turn.size()).forEach(Submission::prepare);
    passes.run(turn);
    // Those that came for something else have waited least.
    turn.stream().filter(Submission::isShareable).forEach(Submission::complete);
    turn.stream().filter(submission -> !submission.isShareable()).forEach(Submission::complete);
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
    closed = true;
    try {
      for (Thread thread : threads) {
        thread.join(LONGEST_STOP_MILLIS);
        thread.interrupt();
      }
      List<Submission<?>> abandoned = new ArrayList<>();
      queue.drainTo(abandoned);
      abandoned.forEach(submission -> submission.fail(refused()));
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }
}
