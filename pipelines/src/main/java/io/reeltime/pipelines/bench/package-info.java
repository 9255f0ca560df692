/**
 * Benchmarks of ingest beside their peers: durable events over HTTP, and rows into the event table.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.IngestBench}. May import {@code data}, {@code
 * ingest.log}, {@code pipelines.process} and {@code pipelines.home}. Peers whose jars must not meet
 * the application's (Kafka, Spark) run in processes of their own.
 */
@NullMarked
package io.reeltime.pipelines.bench;

import org.jspecify.annotations.NullMarked;
