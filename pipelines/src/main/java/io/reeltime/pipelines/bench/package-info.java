/**
 * Benchmarks beside their peers: durable events over HTTP, rows into the event table, training.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.IngestBench}, {@link
 * io.reeltime.pipelines.bench.TableBench}, {@link io.reeltime.pipelines.bench.TrainingBench}. May
 * import {@code data}, {@code ingest}, {@code training.job} and {@code pipelines.process}, {@code
 * home} and {@code spark}. Peers whose jars must not meet the application's (Kafka, Spark) run in
 * processes of their own.
 */
@NullMarked
package io.reeltime.pipelines.bench;

import org.jspecify.annotations.NullMarked;
