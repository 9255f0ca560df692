package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.bench.serving.HttpServing;
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
  private static final int LIMIT = 20;
  private static final int FIRST_NUMBER = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Map<String, Future<Measured>> running = new LinkedHashMap<>();

  private LoadBeside() {}

  /** Starts both loads, for as long as one phase takes. */
  static LoadBeside start(FreshnessSettings settings, HttpServing server, InstantSource clock) {
    LoadBeside beside = new LoadBeside();
    LoadCase requests = load(settings, REQUEST_CLIENTS, 1, settings.requests());
    LoadCase events = load(settings, EVENT_CLIENTS, EVENTS_PER_BATCH, settings.events());
    beside.start("requests", () -> server.load("requests", settings.users(), LIMIT, "", requests));
    beside.start(
        "events",
        () ->
            LoadLoop.run(
                "events",
                events,
                client -> new EventPosting(server.url(), events, client, settings.videos(), clock),
                () -> 0));
    return beside;
  }

  private static LoadCase load(FreshnessSettings settings, int clients, int batch, long rate) {
    return new LoadCase(
        FIRST_NUMBER,
        clients,
        batch,
        rate,
        settings.warmUp().toMillis(),
        settings.measured().toMillis());
  }

  private void start(String name, Callable<Measured> load) {
    running.put(name, threads.submit(load));
  }

  /** Waits for both, and says what each did. */
  Map<String, Measured> await() throws IOException, InterruptedException {
    Map<String, Measured> measured = new LinkedHashMap<>();
    for (Map.Entry<String, Future<Measured>> load : running.entrySet()) {
      try {
        measured.put(load.getKey(), load.getValue().get());
      } catch (ExecutionException e) {
        throw new IOException("the load beside failed: " + load.getKey() + ": " + e.getCause(), e);
      }
    }
    return measured;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
