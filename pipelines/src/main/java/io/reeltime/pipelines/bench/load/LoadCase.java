package io.reeltime.pipelines.bench.load;

/**
 * One load.
 *
 * @param number of the case in its run, from 0; keeps event ids of different cases apart
 * @param clients that send at the same time, each waiting for its answer
 * @param batch events of one send
 * @param rate events per second that fall due, of all clients together; 0 for as many as are
 *     acknowledged
 * @param warmUpMillis loaded but not measured
 * @param measuredMillis measured after that
 */
public record LoadCase(
    int number, int clients, int batch, long rate, long warmUpMillis, long measuredMillis) {
  public LoadCase {
    if (number < 0
        || clients < 1
        || batch < 1
        || rate < 0
        || warmUpMillis < 0
        || measuredMillis < 1) {
      throw new IllegalArgumentException(
          "load: found case "
              + number
              + ", clients "
              + clients
              + ", batch "
              + batch
              + ", rate "
              + rate
              + ", warm-up "
              + warmUpMillis
              + " ms, measured "
              + measuredMillis
              + " ms, expected clients, batch and measured time of 1 or more, the rest 0 or more");
    }
  }

  /** Such as {@code 8 clients x 100}. */
  public String title() {
    return clients + (clients == 1 ? " client x " : " clients x ") + batch;
  }
}
