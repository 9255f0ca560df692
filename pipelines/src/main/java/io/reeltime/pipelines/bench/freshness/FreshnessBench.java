package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.BenchResult;
import io.reeltime.pipelines.bench.Disk;
import io.reeltime.pipelines.bench.load.EventIds;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.serving.HttpServing;
import io.reeltime.pipelines.bench.serving.ServingReport;
import io.reeltime.pipelines.bench.synthetic.SyntheticHome;
import io.reeltime.pipelines.bench.synthetic.SyntheticSettings;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How long it takes from the acknowledgement of an event to the first answer that knows it: in an
 * otherwise idle server, and beside requests and events at constant rates.
 */
public final class FreshnessBench {
  /** A video that chance moves from a feed would pass for one that is known to be watched. */
  private static final String WITHOUT_CHANCE = "-Dreeltime.serving.shaping.exploration-share=0";

  private static final double NANOS_PER_MILLI = 1e6;

  private final FreshnessSettings settings;
  private final InstantSource clock;
  private final Consumer<String> progress;

  /**
   * Prepares it.
   *
   * @param progress is told each phase as it begins
   */
  public FreshnessBench(
      FreshnessSettings settings, InstantSource clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Runs both phases.
   *
   * @throws IOException if an event is acknowledged and never reflected, or the load beside is not
   *     carried
   */
  public ServingReport run() throws IOException, InterruptedException {
    Home home = Home.in(settings.folder().resolve("home"));
    try {
      progress.accept("publishing");
      new SyntheticHome(synthetic())
          .publish(home.models(), settings.folder().resolve("vectors"), SyntheticHome.Copies.NONE);
      List<BenchResult> results = new ArrayList<>();
      try (HttpServing server = HttpServing.start(settings.root(), home, List.of(WITHOUT_CHANCE))) {
        progress.accept("idle");
        add(results, "idle", trials(server, 0).run(warmUpNanos(), measuredNanos()));
        progress.accept("under load");
        results.addAll(underLoad(server));
      }
      return new ServingReport("freshness", results);
    } finally {
      Disk.delete(settings.folder());
    }
  }

  private List<BenchResult> underLoad(HttpServing server) throws IOException, InterruptedException {
    List<BenchResult> results = new ArrayList<>();
    String phase =
        "%,d requests/s and %,d events/s beside".formatted(settings.requests(), settings.events());
    try (LoadBeside beside = LoadBeside.start(settings, server, clock)) {
      add(results, phase, trials(server, 1).run(warmUpNanos(), measuredNanos()));
      beside
          .await()
          .forEach((path, measured) -> {
            results.add(
                BenchResult.alone(
                    title(phase), path + " beside", "1/s", measured.eventsPerSecond()));
            results.add(
                BenchResult.alone(title(phase), path + " beside, p99", "ms", measured.p99Millis()));
          });
    }
    return results;
  }

  private FreshnessTrials trials(HttpServing server, int phase) {
    LoadCase ids = new LoadCase(phase, 1, 1, 0, 0, 1);
    return new FreshnessTrials(
        server.url(), server.url(), settings.users(), new EventIds(ids, 0, clock), clock);
  }

  private void add(List<BenchResult> results, String phase, FreshnessTrials.Found found) {
    String metric = "from ack to the first answer that knows, ";
    for (double percentile : new double[] {50, 99, 99.9}) {
      String name =
          percentile == Math.rint(percentile) ? "p" + (long) percentile : "p" + percentile;
      results.add(
          BenchResult.alone(
              title(phase),
              metric + name,
              "ms",
              found.nanos().getValueAtPercentile(percentile) / NANOS_PER_MILLI));
    }
    long trials = found.nanos().getTotalCount();
    results.add(BenchResult.alone(title(phase), "events", "", (double) trials));
    results.add(
        BenchResult.alone(
            title(phase),
            "answers until it was known",
            "",
            (double) found.feeds() / (double) trials));
  }

  private String title(String phase) {
    return "one process, %,d x %d, %s".formatted(settings.videos(), settings.rank(), phase);
  }

  private long warmUpNanos() {
    return settings.warmUp().toNanos();
  }

  private long measuredNanos() {
    return settings.measured().toNanos();
  }

  private SyntheticSettings synthetic() {
    return new SyntheticSettings(
        settings.videos(),
        settings.rank(),
        settings.users(),
        1,
        1,
        List.of(100.0),
        clock.instant(),
        settings.seed());
  }
}
