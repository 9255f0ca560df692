package io.reeltime.serving.pool;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A task that waits or runs, and the future of its answer. */
final class Submission<T> {
  private final PooledTask<T> task;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable Scan scan;

  Submission(PooledTask<T> task) {
    this.task = task;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  /** What is to be scanned, between the two halves. */
  @Nullable Scan scan() {
    return scan;
  }

  /** Runs up to the scan. */
  void prepare() {
    if (!answer.isDone()) {
      try {
        scan = task.prepare();
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    }
  }

  /** Whether its scan gains by being run with others. */
  boolean isShareable() {
    return scan != null && scan.isShareable();
  }

  /** Runs the scan, if there is one, alone. */
  void scanAlone() {
    if (scan != null) {
      try {
        scan.run();
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    }
  }

  void fail(Throwable cause) {
    answer.completeExceptionally(cause);
  }

  /** Runs the rest; who waits is told when the task holds nothing any more. */
  void complete() {
    try {
      if (answer.isDone()) {
        task.close();
      } else {
        answer.complete(finished());
      }
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  private T finished() {
    try (task) {
      return task.complete();
    }
  }
}
