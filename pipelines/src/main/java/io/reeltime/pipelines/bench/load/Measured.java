package io.reeltime.pipelines.bench.load;

/**
 * What one path did under one load.
 *
 * @param path how the events went in, such as {@code http}
 * @param clients of the load
 * @param batch of the load
 * @param eventsPerSecond acknowledged in the measured time
 * @param p50Millis median time from send to acknowledgement
 * @param p99Millis 99th percentile of it
 * @param p999Millis 99.9th percentile of it
 * @param acknowledged events, those of the warm-up too
 * @param stored how many more events the path held afterwards than before
 */
public record Measured(
    String path,
    int clients,
    int batch,
    double eventsPerSecond,
    double p50Millis,
    double p99Millis,
    double p999Millis,
    long acknowledged,
    long stored) {

  /**
   * The same, if the path holds exactly what it acknowledged: a figure for something else would
   * compare nothing.
   *
   * @throws IllegalStateException if not
   */
  public Measured requireAllStored() {
    if (stored != acknowledged) {
      throw new IllegalStateException(
          path
              + ", "
              + clients
              + " clients x "
              + batch
              + ": found "
              + stored
              + " stored events, expected the "
              + acknowledged
              + " acknowledged ones; its figures mean nothing");
    }
    return this;
  }
}
