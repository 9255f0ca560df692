package io.reeltime.serving.generation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that repeats a step until it is closed; a step that fails is tried again. */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  /** What is repeated. */
  @FunctionalInterface
  public interface Step {
    void run() throws InterruptedException;
  }

  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private Loop(String name, Step step, Duration pause) {
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> repeat(step, pause));
  }

  /** Starts repeating, with a pause of zero or more between steps. */
  public static Loop start(String name, Step step, Duration pause) {
    Loop loop = new Loop(name, step, pause);
    loop.thread.start();
    return loop;
  }

  private void repeat(Step step, Duration pause) {
    try {
      boolean stopped = false;
      while (!stopped) {
        Duration rest = attempt(step) ? pause : AFTER_FAILURE;
        stopped = stop.await(rest.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      LOG.debug("loop-interrupted name={}", thread.getName(), e);
    }
  }

  private boolean attempt(Step step) throws InterruptedException {
    try {
      step.run();
      return true;
    } catch (RuntimeException | OutOfMemoryError | InternalError e) {
      // Neither a full heap nor a mapped file that shrank may end a loop that everything hangs on.
      if (stop.getCount() > 0) {
        LOG.warn("loop-failed name={} retry-after={}", thread.getName(), AFTER_FAILURE, e);
      }
      return false;
    }
  }

  /** Waits for the step that is running, then stops. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
