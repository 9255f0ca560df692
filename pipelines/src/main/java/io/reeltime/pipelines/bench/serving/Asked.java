package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadClient;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Questions under a load. One that was refused or cut short was asked but not acknowledged, so that
 * the result tells how many were.
 */
final class Asked {
  private final LongAdder asked = new LongAdder();

  private Asked() {}

  /** One client's questions. */
  interface Client extends AutoCloseable {

    /** Asks once; whether it was answered in full: neither refused nor cut short. */
    boolean ask() throws IOException, InterruptedException;

    @Override
    default void close() throws IOException {}
  }

  /** Makes the clients of a load, by 0-based number. */
  @FunctionalInterface
  interface Clients {
    Client open(int client) throws IOException;
  }

  /** Puts a load on a path. */
  static Measured under(String path, LoadCase load, Clients clients)
      throws IOException, InterruptedException {
    Asked all = new Asked();
    return LoadLoop.run(path, load, client -> all.counted(clients.open(client)), all.asked::sum);
  }

  /** How many were refused or cut short. */
  static long failed(Measured measured) {
    return measured.stored() - measured.acknowledged();
  }

  private LoadClient counted(Client client) {
    return new LoadClient() {
      @Override
      public int send() throws IOException, InterruptedException {
        asked.increment();
        return client.ask() ? 1 : 0;
      }

      @Override
      public void close() throws IOException {
        client.close();
      }
    };
  }
}
