package io.reeltime.pipelines.bench.crash;

import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Starts the packaged application, loads it, kills it at a random moment, and again; then compares
 * what the clients were told with what is stored.
 *
 * <p>Some kills come while the application starts, the others under load. The seed fixes moments
 * and batches; how threads interleave is the machine's choice, so a seed repeats a trial only
 * roughly.
 */
public final class CrashTrial {
  private static final double KILLED_AT_START = 0.15;
  private static final double LONG_LIVES = 0.3;
  private static final int LONGEST_START_MILLIS = 2_000;

  private final CrashSettings settings;
  private final Home home;
  private final SplittableRandom random;
  private final List<LoadClient> clients;

  private CrashTrial(CrashSettings settings) {
    this.settings = settings;
    this.home = Home.in(settings.home());
    this.random = new SplittableRandom(settings.seed());
    this.clients =
        IntStream.range(0, settings.clients())
            .mapToObj(client -> new LoadClient(client, random.split()))
            .toList();
  }

  /**
   * Runs a trial.
   *
   * @param progress told the number of each cycle that is over, from 1
   * @throws IllegalStateException if the application does not start, or ends by itself
   */
  public static CrashReport run(CrashSettings settings, IntConsumer progress)
      throws IOException, InterruptedException {
    CrashTrial trial = new CrashTrial(settings);
    for (int cycle = 1; cycle <= settings.cycles(); cycle++) {
      trial.live();
      progress.accept(cycle);
    }
    return CrashReport.of(settings, trial.clients, StoredEvents.read(trial.home));
  }

  private void live() throws IOException, InterruptedException {
    ServerProcess server = ServerProcess.start(home);
    try {
      if (random.nextDouble() < KILLED_AT_START) {
        server.live(random.nextInt(LONGEST_START_MILLIS));
      } else {
        load(server);
      }
    } finally {
      server.kill();
    }
  }

  // Most lives end while the node is young; some last long enough for commits to the tables.
  private long lifeMillis() {
    long longest = settings.longestLife().toMillis();
    return 1 + random.nextLong(random.nextDouble() < LONG_LIVES ? longest : 1 + longest / 8);
  }

  private void load(ServerProcess server) throws InterruptedException {
    try (ReeltimeClient connection = server.awaitReady();
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      clients.forEach(client -> threads.execute(() -> client.sendUntilBroken(connection)));
      try {
        server.live(lifeMillis());
      } finally {
        server.kill();
      }
    }
  }
}
