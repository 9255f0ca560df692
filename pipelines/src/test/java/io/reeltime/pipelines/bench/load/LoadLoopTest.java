package io.reeltime.pipelines.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoadLoopTest {
  private static final LoadCase LOAD = new LoadCase(0, 3, 10, 0, 20, 50);

  private final AtomicLong stored = new AtomicLong(7);
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void everyClientSendsAndEveryAcknowledgementIsCountedTheWarmUpsToo() throws Exception {
    Measured measured =
        LoadLoop.run("fake", LOAD, _ -> client(() -> stored.addAndGet(10)), stored::get);

    assertThat(measured.acknowledged()).isEqualTo(stored.get() - 7).isPositive();
    assertThat(measured.requireAllStored()).isSameAs(measured);
    assertThat(measured.eventsPerSecond() * 0.05)
        .as("events of the measured time")
        .isBetween(1.0, (double) measured.acknowledged());
    assertThat(measured.p999Millis()).isGreaterThanOrEqualTo(measured.p50Millis());
    assertThat(closed).hasValue(3);
  }

  @Test
  void withARateBatchesFallDueEvenlyAndWhatIsLateCountsFromWhenItWasDue() throws Exception {
    LoadCase paced = new LoadCase(0, 2, 10, 2_000, 0, 200);
    Measured measured =
        LoadLoop.run("fake", paced, _ -> client(() -> stored.addAndGet(10)), stored::get);

    assertThat(measured.acknowledged()).as("2,000 a second for 0.2 seconds").isBetween(10L, 400L);
    assertThat(measured.requireAllStored()).isSameAs(measured);
  }

  @Test
  void aPathThatStallsPaysForEveryBatchThatFellDueMeanwhile() throws Exception {
    LoadCase paced = new LoadCase(0, 1, 10, 1_000, 0, 200);
    Measured measured =
        LoadLoop.run("stalled", paced, _ -> client(() -> stall(paced)), () -> stored.get());

    assertThat(measured.acknowledged()).as("one batch of 20").isEqualTo(10);
    assertThat(measured.p50Millis())
        .as("due all over 200 ms, known at their end")
        .isBetween(80.0, 60_000.0);
  }

  private long stall(LoadCase load) {
    long end = System.nanoTime() + load.measuredMillis() * 1_000_000;
    Pace.await(end);
    return stored.addAndGet(10);
  }

  @Test
  void aPathThatLostWhatItAcknowledgedGivesNoFigure() throws Exception {
    Measured measured = LoadLoop.run("lossy", LOAD, _ -> client(() -> 0), stored::get);

    assertThatThrownBy(measured::requireAllStored)
        .hasMessageContaining("lossy, 3 clients x 10: found 0 stored events");
  }

  @Test
  void aClientThatFailsEndsTheRunWithItsReason() {
    LoadClient.Factory failing =
        _ ->
            client(() -> {
              throw new IOException("refused");
            });

    assertThatThrownBy(() -> LoadLoop.run("fake", LOAD, failing, stored::get))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("3 clients x 10: a client failed")
        .hasMessageContaining("refused");
    assertThat(closed).hasValue(3);
  }

  private LoadClient client(StoredEvents store) {
    return new LoadClient() {
      @Override
      public int send() throws IOException, InterruptedException {
        store.count();
        return 10;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}
