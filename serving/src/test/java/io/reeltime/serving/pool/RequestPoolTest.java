package io.reeltime.serving.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RequestPoolTest {

  @Test
  void aFullQueueRefusesAtOnceAndWhatWaitsIsAnswered() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (RequestPool pool = new RequestPool(1, 1)) {
      CompletableFuture<Integer> running =
          pool.submit(() -> {
            started.countDown();
            return after(release, 1);
          });
      started.await();
      CompletableFuture<Integer> waiting = pool.submit(() -> 2);

      assertThatThrownBy(() -> pool.submit(() -> 3)).isInstanceOf(RejectedExecutionException.class);

      release.countDown();
      assertThat(running.get()).isEqualTo(1);
      assertThat(waiting.get()).isEqualTo(2);
    }
  }

  @Test
  void aPoolWithoutThreadsIsRefusedByTheNameOfItsKey() {
    assertThatThrownBy(() -> new RequestPool(0, 1))
        .hasMessage("reeltime.serving.threads: found 0, expected 1 or more");
  }

  private static int after(CountDownLatch release, int answer) {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    return answer;
  }
}
