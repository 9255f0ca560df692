package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.BenchResult;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures paths under the loads of a run, and gathers what was found. */
final class Figures {
  /** Within which 99 of 100 answers must come for a rate to count as carried. */
  static final double GOAL_MILLIS = 10;

  private static final long FIRST_TRIED = 100;
  private static final int ATTEMPTS = 2;
  private static final double CARRIED_SHARE = 0.98;
  private static final double SEARCH_TOLERANCE = 1.06;
  private static final String MILLIS = "ms";
  private static final String PER_SECOND = "1/s";

  private final ServingBenchSettings.Load load;
  private final Consumer<String> progress;
  private final List<BenchResult> results = new ArrayList<>();

  Figures(ServingBenchSettings.Load load, Consumer<String> progress) {
    this.load = load;
    this.progress = progress;
  }

  /** A path that can be loaded. */
  @FunctionalInterface
  interface Loaded {
    Measured under(LoadCase load) throws IOException, InterruptedException;
  }

  /**
   * What a path did under all loads.
   *
   * @param name of the path
   * @param byRate measured at each rate
   * @param highestRate that it carries; null if it was not searched for
   */
  record Under(String name, Map<Long, Measured> byRate, @Nullable Long highestRate) {}

  List<BenchResult> results() {
    return results;
  }

  void add(String title, String metric, String unit, double value) {
    add(BenchResult.alone(title, metric, unit, value));
  }

  private void add(BenchResult result) {
    results.add(result);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: %s: %,.3f %s",
            result.title(),
            result.metric(),
            result.value(),
            result.unit()));
  }

  /** Measures a path at every rate, and searches for the highest. */
  Under measure(String name, Loaded path) throws IOException, InterruptedException {
    Map<Long, Measured> byRate = new LinkedHashMap<>();
    for (long rate : load.rates()) {
      byRate.put(rate, path.under(open(rate, load.measured().toMillis())));
    }
    return new Under(name, byRate, load.searched().isPositive() ? highest(path) : null);
  }

  private long highest(Loaded path) throws IOException, InterruptedException {
    long first = Math.max(FIRST_TRIED, load.rates().isEmpty() ? 0 : load.rates().getLast());
    return new RateSearch(first, SEARCH_TOLERANCE).highest(rate -> carries(path, rate));
  }

  /** A pause of the machine may spoil one attempt, but not two. */
  private boolean carries(Loaded path, long rate) throws IOException, InterruptedException {
    boolean carried = false;
    for (int attempt = 0; attempt < ATTEMPTS && !carried; attempt++) {
      Measured measured = path.under(open(rate, load.searched().toMillis()));
      carried = isCarried(rate, measured);
      progress.accept(
          String.format(
              Locale.ROOT,
              "  %d/s: p99 %.2f ms, %.0f/s answered, %d refused or cut short",
              rate,
              measured.p99Millis(),
              measured.eventsPerSecond(),
              Asked.failed(measured)));
    }
    return carried;
  }

  private static boolean isCarried(long rate, Measured measured) {
    return Asked.failed(measured) == 0
        && measured.p99Millis() < GOAL_MILLIS
        && measured.eventsPerSecond() >= CARRIED_SHARE * rate;
  }

  /** Clients that each ask again as soon as they are answered; returns queries per second. */
  double closed(Loaded path, int clients) throws IOException, InterruptedException {
    return path.under(
            new LoadCase(0, clients, 1, 0, load.warmUp().toMillis(), load.measured().toMillis()))
        .eventsPerSecond();
  }

  private LoadCase open(long rate, long measuredMillis) {
    return new LoadCase(0, load.clients(), 1, rate, load.warmUp().toMillis(), measuredMillis);
  }

  /** Adds what a path did, beside a peer under the same loads. */
  void add(String title, Under ours, @Nullable Under peer) {
    ours.byRate()
        .forEach((rate, measured) -> {
          Measured beside = peer == null ? null : peer.byRate().get(rate);
          String at = " at " + rate + "/s";
          time(title, "p50" + at, measured.p50Millis(), peer, millis(beside, 50));
          time(title, "p99" + at, measured.p99Millis(), peer, millis(beside, 99));
          time(title, "p99.9" + at, measured.p999Millis(), peer, millis(beside, 99.9));
          add(title, "answered" + at, PER_SECOND, measured.eventsPerSecond());
          add(title, "refused or cut short" + at, "", (double) Asked.failed(measured));
        });
    if (ours.highestRate() != null) {
      highest(title, ours.highestRate(), peer);
    }
  }

  private void time(
      String title, String metric, double value, @Nullable Under peer, @Nullable Double other) {
    add(
        peer == null || other == null
            ? BenchResult.alone(title, metric, MILLIS, value)
            : BenchResult.lower(title, metric, MILLIS, value, peer.name(), other));
  }

  private void highest(String title, long value, @Nullable Under peer) {
    String metric = "highest rate with p99 under %.0f ms".formatted(GOAL_MILLIS);
    Long other = peer == null ? null : peer.highestRate();
    add(
        peer == null || other == null
            ? BenchResult.alone(title, metric, PER_SECOND, (double) value)
            : BenchResult.higher(
                title, metric, PER_SECOND, (double) value, peer.name(), other.doubleValue()));
  }

  private static @Nullable Double millis(@Nullable Measured measured, double percentile) {
    if (measured == null) {
      return null;
    }
    return percentile == 50
        ? measured.p50Millis()
        : percentile == 99 ? measured.p99Millis() : measured.p999Millis();
  }
}
