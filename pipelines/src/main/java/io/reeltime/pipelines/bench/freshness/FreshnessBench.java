package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.BenchResult;
import io.reeltime.pipelines.bench.Disk;
import io.reeltime.pipelines.bench.load.EventIds;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.bench.serving.ServingReport;
import io.reeltime.pipelines.bench.synthetic.PublishedHome;
import io.reeltime.pipelines.bench.synthetic.SyntheticHome;
import io.reeltime.pipelines.bench.synthetic.SyntheticSettings;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long it takes from the acknowledgement of an event to the first answer that knows it: where
 * one process takes events and answers, and where another answers that follows its log; in an
 * otherwise idle process, and beside requests and events at constant rates.
 */
public final class FreshnessBench {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double[] PERCENTILES = {50, 99, 99.9};

  private final FreshnessSettings settings;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final List<BenchResult> results = new ArrayList<>();
  private int phases;

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
   * Runs every phase.
   *
   * @throws IOException if an event is acknowledged and never reflected, or a load beside fails
   */
  public ServingReport run() throws IOException, InterruptedException {
    Home home = Home.in(settings.folder().resolve("home"));
    try {
      progress.accept("publishing");
      PublishedHome published =
          new SyntheticHome(synthetic())
              .publish(
                  home.models(), settings.folder().resolve("vectors"), SyntheticHome.Copies.NONE);
      for (int processes : settings.processes()) {
        try (Setup setup = Setup.of(processes, settings, home, published)) {
          idle(setup);
          underLoad(setup);
        }
      }
      return new ServingReport("freshness", results);
    } finally {
      Disk.delete(settings.folder());
    }
  }

  private void idle(Setup setup) throws IOException {
    String title = title(setup, "idle");
    progress.accept(title);
    add(title, trials(setup).run(settings.warmUp().toNanos(), settings.measured().toNanos()));
  }

  private void underLoad(Setup setup) throws IOException, InterruptedException {
    String title =
        title(
            setup,
            "%,d requests/s and %,d events/s beside"
                .formatted(settings.requests(), settings.events()));
    progress.accept(title);
    try (LoadBeside beside = LoadBeside.start(settings, setup, clock)) {
      add(title, trials(setup).run(settings.warmUp().toNanos(), settings.measured().toNanos()));
      for (Map.Entry<String, Measured> load : beside.await().entrySet()) {
        Measured measured = load.getValue();
        String name = load.getKey() + " beside";
        results.add(BenchResult.alone(title, name, "1/s", measured.eventsPerSecond()));
        results.add(BenchResult.alone(title, name + ", p99", "ms", measured.p99Millis()));
      }
    }
  }

  private FreshnessTrials trials(Setup setup) {
    LoadCase ids = new LoadCase(phases++, 1, 1, 0, 0, 1);
    return new FreshnessTrials(
        setup.ingest(), setup.feeds(), settings.users(), new EventIds(ids, 0, clock), clock);
  }

  private void add(String title, FreshnessTrials.Found found) {
    for (double percentile : PERCENTILES) {
      String name =
          percentile == Math.rint(percentile) ? "p" + (long) percentile : "p" + percentile;
      results.add(
          BenchResult.alone(
              title,
              "from ack to the first answer that knows, " + name,
              "ms",
              found.nanos().getValueAtPercentile(percentile) / NANOS_PER_MILLI));
    }
    double trials = (double) found.nanos().getTotalCount();
    results.add(BenchResult.alone(title, "events", "", trials));
    results.add(BenchResult.alone(title, "answers until it was known", "", found.feeds() / trials));
  }

  private String title(Setup setup, String phase) {
    return "%s, %,d x %d, %s".formatted(setup.name(), settings.videos(), settings.rank(), phase);
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
