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
 * @param rate events per second that fall due under each load; 0 for as many as are acknowledged
 * @param warmUp of each path and load
 * @param measured time of each path and load
 * @param peer which other system to measure beside
 */
public record IngestBenchSettings(
    Path root,
    Path folder,
    List<Integer> clients,
    List<Integer> batches,
    long rate,
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
     * @param partitions of its topics, each number measured on its own; each client keeps to one
     *     partition. One partition keeps a total order, as our log does; more are flushed side by
     *     side, and keep none between them
     */
    record Kafka(List<Integer> partitions) implements Peer {
      public Kafka {
        partitions = List.copyOf(partitions);
      }
    }
  }

  public IngestBenchSettings {
    clients = List.copyOf(clients);
    batches = List.copyOf(batches);
  }
}
