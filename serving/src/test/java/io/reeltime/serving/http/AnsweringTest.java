package io.reeltime.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.serving.pool.RequestPool;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AnsweringTest {

  @Test
  void aFullQueueIsA503ThatSaysWhenToRetry() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (RequestPool pool = new RequestPool(1, 1)) {
      Answering answering = new Answering(pool);
      answering.with(() -> {
        started.countDown();
        return await(release);
      });
      started.await();
      answering.with(() -> 2);

      BusyException busy = catchThrowableOfType(BusyException.class, () -> answering.with(() -> 3));
      Response response = new BusyMapper().toResponse(busy);

      assertThat(response.getStatus()).isEqualTo(503);
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
      assertThat(((HttpProblem) response.getEntity()).getDetail()).contains("the queue is full");
      release.countDown();
    }
  }

  private static int await(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    return 1;
  }
}
