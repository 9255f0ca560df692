package io.reeltime.pipelines.bench.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@link ServingBench} measures.
 *
 * @param root of the built tree
 * @param folder made for this run and removed after it
 * @param videos sizes of the catalogue
 * @param ranks of the factors
 * @param filters per cent of the catalogue that rules pass, 100 for no rule
 * @param over which ways in
 * @param audience who asks
 * @param load how it is loaded
 * @param lucene what of Lucene is measured
 * @param heapMegabytes of each process that holds a catalogue
 * @param seed of everything random
 */
public record ServingBenchSettings(
    Path root,
    Path folder,
    List<Integer> videos,
    List<Integer> ranks,
    List<Double> filters,
    List<Over> over,
    Audience audience,
    Load load,
    Lucene lucene,
    int heapMegabytes,
    long seed) {

  /** A way in. */
  public enum Over {
    /** By a method call, on serving's pool. */
    PROCESS,
    /** The packaged application. */
    HTTP
  }

  /**
   * Who asks.
   *
   * @param users with histories
   * @param asked of them for recall
   * @param limit videos of an answer under load; recall is always of 100
   */
  public record Audience(int users, int asked, int limit) {}

  /**
   * How it is loaded.
   *
   * @param rates of requests per second at which times are measured
   * @param clients at the same time, more than ever wait
   * @param warmUp before each measurement
   * @param measured each measurement
   * @param searched each trial of a rate in the search for the highest; zero leaves that out
   */
  public record Load(
      List<Long> rates, int clients, Duration warmUp, Duration measured, Duration searched) {}

  /**
   * The peer.
   *
   * @param mostVideos of a catalogue that it indexes: a graph of ten million takes hours; 0 leaves
   *     it out
   * @param builds links of a node and candidates at its insertion
   * @param candidates of a search
   */
  public record Lucene(int mostVideos, List<Build> builds, List<Integer> candidates) {
    /** One way to build. */
    public record Build(int connections, int beamWidth) {}
  }

  public ServingBenchSettings {
    require(!videos.isEmpty() && !ranks.isEmpty(), "--videos and --ranks", "none", "some");
    require(!filters.isEmpty(), "--filters", "none", "some, such as 100");
    require(audience.limit() >= 1, "--limit", audience.limit(), "1 or more");
    require(load.clients() >= 1, "--clients", load.clients(), "1 or more");
    require(load.measured().isPositive(), "--seconds", load.measured(), "1 or more");
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: found %s, expected %s".formatted(name, found, expected));
    }
  }
}
