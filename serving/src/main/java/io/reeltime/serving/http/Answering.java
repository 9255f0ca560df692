package io.reeltime.serving.http;

import io.reeltime.serving.pool.PooledTask;
import io.reeltime.serving.pool.RequestPool;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Takes work from the event loop to the pool, or refuses it at once. */
@Singleton
class Answering {
  private final RequestPool pool;

  Answering(RequestPool pool) {
    this.pool = pool;
  }

  /** Answers on the pool; throws {@link BusyException}, a 503 problem, when the queue is full. */
  <T> CompletionStage<T> with(Supplier<T> answer) {
    return with(PooledTask.of(answer));
  }

  /** The same for a task that may share its scan. */
  <T> CompletionStage<T> with(PooledTask<T> answer) {
    try {
      return pool.submit(answer);
    } catch (RejectedExecutionException e) {
      throw new BusyException();
    }
  }
}
