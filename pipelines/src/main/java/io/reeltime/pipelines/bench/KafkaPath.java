package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;

/** One variant of a peer's process, which others share: closing it is the owner's. */
record KafkaPath(PeerProcess kafka, String variant) implements IngestPath {
  /** Durable when acknowledged, as ours is. */
  static final String DURABLE = "kafka acks=all flush=1";

  /** Acknowledged from the page cache: a power cut loses it. */
  static final String DEFAULT = "kafka acks=all default flush";

  static final String MAIN = "io.reeltime.peers.kafka.KafkaPeer";

  @Override
  public Measured measure(LoadCase load) throws IOException {
    return kafka.measure(variant, load);
  }

  @Override
  public void close() {}
}
