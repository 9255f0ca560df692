/**
 * Kafka beside Reeltime's ingest: a single KRaft broker, and the benchmarks' load on it.
 *
 * <p>Way in: {@link io.reeltime.peers.kafka.KafkaPeer}. May import {@code pipelines.bench.load}.
 */
@NullMarked
package io.reeltime.peers.kafka;

import org.jspecify.annotations.NullMarked;
