package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests and events at constant rates while trials run. */
final class LoadBeside implements AutoCloseable {
  private static final int REQUEST_CLIENTS = 32;
  private static final int EVENT_CLIENTS = 4;
  private static final int EVENTS_PER_BATCH = 10;

  /** Beyond the numbers of the trials' own events. */
  private static final int NUMBER = 1_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Map<String, Running> running = new LinkedHashMap<>();

  private LoadBeside() {}

  /** A load that was begun. */
  @FunctionalInterface
  interface Running {
    /** Waits for its end. */
    Measured await() throws IOException, InterruptedException;
  }

  /** Starts both loads, for as long as one phase takes. */
  static LoadBeside start(FreshnessSettings settings, Setup setup, InstantSource clock)
      throws IOException {
    LoadBeside beside = new LoadBeside();
    LoadCase requests = load(settings, REQUEST_CLIENTS, 1, settings.requests());
    LoadCase events = load(settings, EVENT_CLIENTS, EVENTS_PER_BATCH, settings.events());
    beside.running.put("requests", setup.begin(requests, settings.users(), beside));
    beside.running.put("events", beside.begin(() -> post(setup, events, settings.videos(), clock)));
    return beside;
  }

  private static Measured post(Setup setup, LoadCase events, int videos, InstantSource clock)
      throws IOException, InterruptedException {
    return LoadLoop.run(
        "events",
        events,
        client -> new EventPosting(setup.ingest(), events, client, videos, clock),
        () -> 0);
  }

  private static LoadCase load(FreshnessSettings settings, int clients, int batch, long rate) {
    return new LoadCase(
        NUMBER, clients, batch, rate, settings.warmUp().toMillis(), settings.measured().toMillis());
  }

  /** Begins a load on a thread of its own. */
  Running begin(Callable<Measured> load) {
    Future<Measured> future = threads.submit(load);
    return () -> {
      try {
        return future.get();
      } catch (ExecutionException e) {
        throw new IOException("the load beside failed: " + e.getCause(), e);
      }
    };
  }

  /** Waits for both, and says what each did. */
  Map<String, Measured> await() throws IOException, InterruptedException {
    Map<String, Measured> measured = new LinkedHashMap<>();
    for (Map.Entry<String, Running> load : running.entrySet()) {
      measured.put(load.getKey(), load.getValue().await());
    }
    return measured;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
