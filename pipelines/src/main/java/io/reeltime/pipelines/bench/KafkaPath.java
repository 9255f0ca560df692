package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadMessages;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;

/**
 * One variant of a peer's process, which others share: closing it is the owner's.
 *
 * @param partitions of its topics; one keeps a total order, as ours does
 */
record KafkaPath(PeerProcess kafka, Flush flush, int partitions) implements IngestPath {
  static final String MAIN = "io.reeltime.peers.kafka.KafkaPeer";

  /** When the broker syncs. */
  enum Flush {
    /** Before it acknowledges: durable, as ours is. */
    PER_MESSAGE("flush=1"),

    /** Whenever the kernel does: acknowledged from the page cache, which a power cut loses. */
    DEFAULT("default flush");

    private final String words;

    Flush(String words) {
      this.words = words;
    }
  }

  @Override
  public Measured measure(LoadCase load) throws IOException {
    return kafka.ask(new LoadMessages.Request(variant(), partitions, load), Measured.class);
  }

  private String variant() {
    return "kafka acks=all "
        + flush.words
        + ", "
        + partitions
        + (partitions == 1 ? " part." : " parts.");
  }

  @Override
  public void close() {}
}
