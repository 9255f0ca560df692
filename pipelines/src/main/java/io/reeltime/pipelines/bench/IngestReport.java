package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.Measured;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What every path did under every load.
 *
 * @param measured those of one load lie together, ours first
 */
public record IngestReport(List<Measured> measured) implements BenchReport {
  private static final String PER_SECOND = "1/s";
  private static final String MILLIS = "ms";

  public IngestReport {
    measured = List.copyOf(measured);
  }

  @Override
  public String bench() {
    return "ingest";
  }

  @Override
  public List<BenchResult> results() {
    List<BenchResult> results = new ArrayList<>();
    for (Measured ours : pathsNamed(HttpPath.NAME)) {
      beside(ours).forEach(peer -> compare(ours, peer, results));
    }
    for (Measured engine : pathsNamed(LogPath.NAME)) {
      beside(engine).stream()
          .filter(peer -> peer.path().equals(RocksPath.NAME))
          .forEach(floor -> compare(engine, floor, results));
    }
    return results;
  }

  private List<Measured> pathsNamed(String name) {
    return measured.stream().filter(one -> one.path().equals(name)).toList();
  }

  private List<Measured> beside(Measured ours) {
    return measured.stream()
        .filter(other -> other.clients() == ours.clients() && other.batch() == ours.batch())
        .filter(other -> !other.path().equals(ours.path()))
        .toList();
  }

  private static void compare(Measured ours, Measured peer, List<BenchResult> results) {
    String title =
        "%s %d %s x %d"
            .formatted(
                ours.path(),
                ours.clients(),
                ours.clients() == 1 ? "client" : "clients",
                ours.batch());
    String name = peer.path();
    results.add(
        BenchResult.higher(
            title, "events/s", PER_SECOND, ours.eventsPerSecond(), name, peer.eventsPerSecond()));
    results.add(
        BenchResult.lower(title, "ack p50", MILLIS, ours.p50Millis(), name, peer.p50Millis()));
    results.add(
        BenchResult.lower(title, "ack p99", MILLIS, ours.p99Millis(), name, peer.p99Millis()));
    results.add(
        BenchResult.lower(title, "ack p99.9", MILLIS, ours.p999Millis(), name, peer.p999Millis()));
  }

  @Override
  public void printTable(PrintWriter out) {
    out.printf(
        "%7s %6s  %-38s %11s %9s %9s %9s %11s%n",
        "clients", "batch", "path", "events/s", "p50 ms", "p99 ms", "p99.9 ms", "http is");
    for (Measured one : measured) {
      out.printf(
          Locale.ROOT,
          "%7d %6d  %-38s %,11.0f %9.2f %9.2f %9.2f %11s%n",
          one.clients(),
          one.batch(),
          one.path(),
          one.eventsPerSecond(),
          one.p50Millis(),
          one.p99Millis(),
          one.p999Millis(),
          timesFaster(one));
    }
  }

  private String timesFaster(Measured peer) {
    return pathsNamed(HttpPath.NAME).stream()
        .filter(http -> !peer.path().equals(HttpPath.NAME))
        .filter(http -> http.clients() == peer.clients() && http.batch() == peer.batch())
        .map(http ->
            String.format(Locale.ROOT, "x %.2f", http.eventsPerSecond() / peer.eventsPerSecond()))
        .findFirst()
        .orElse("");
  }
}
