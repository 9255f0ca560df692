package io.reeltime.pipelines.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@link IngestBench} measures.
 *
 * @param root of the built tree
 * @param folder made for this run and removed after it; its disk is the one that is measured
 * @param clients numbers of clients
 * @param batches events per send
 * @param warmUp of each path and load
 * @param measured time of each path and load
 * @param peer which other system to measure beside
 */
public record IngestBenchSettings(
    Path root,
    Path folder,
    List<Integer> clients,
    List<Integer> batches,
    Duration warmUp,
    Duration measured,
    Peer peer) {

  /** Another system. */
  public sealed interface Peer {
    /** None: the log engine and RocksDB are measured all the same. */
    record None() implements Peer {}

    /**
     * A Kafka broker.
     *
     * @param partitions of its topics; each client keeps to one. Partitions are flushed side by
     *     side, so more of them favour Kafka, which then keeps no order between them
     */
    record Kafka(int partitions) implements Peer {}
  }

  public IngestBenchSettings {
    clients = List.copyOf(clients);
    batches = List.copyOf(batches);
  }
}
