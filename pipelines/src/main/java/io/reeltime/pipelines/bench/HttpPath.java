package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The packaged application over HTTP, as a user starts it; only the training schedule is off. Its
 * table writer works beside the load, as it always does.
 */
final class HttpPath implements IngestPath {
  static final String NAME = "http";
  private static final Duration TABLES_LIMIT = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final ServerProcess server;
  private final NodeHealth health;
  private final InstantSource clock;

  private HttpPath(ServerProcess server, InstantSource clock) {
    this.server = server;
    this.health = new NodeHealth(server.url());
    this.clock = clock;
  }

  static HttpPath start(Path root, Path folder, InstantSource clock)
      throws IOException, InterruptedException {
    return new HttpPath(
        ServerProcess.start(
            root,
            Home.in(folder),
            List.of("-Dreeltime.pipelines.schedule.enabled=false"),
            List.of("up")),
        clock);
  }

  @Override
  public Measured measure(LoadCase load) throws IOException, InterruptedException {
    Measured measured =
        LoadLoop.run(
            NAME,
            load,
            client -> new HttpEventClient(server.url(), load, client, clock),
            health::endOffset);
    awaitTables();
    return measured;
  }

  /** The writing of one case's rows must not fall into the next case. */
  private void awaitTables() throws IOException, InterruptedException {
    long limit = System.nanoTime() + TABLES_LIMIT.toNanos();
    while (health.tableBacklog() > 0) {
      if (System.nanoTime() > limit) {
        throw new IOException(
            "the tables are still behind the log " + TABLES_LIMIT + " after a load");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  @Override
  public void close() {
    health.close();
    server.close();
  }
}
