/**
 * The benchmark of serving: recommendations under open-loop load in one process and over HTTP, the
 * index alone, and beside them Lucene's HNSW and an empty endpoint; with the recall of each.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.serving.ServingBench}. May import {@code data},
 * {@code ingest.log}, {@code serving}, {@code pipelines.bench} and below, {@code pipelines.client},
 * {@code follow}, {@code home} and {@code process}.
 */
@NullMarked
package io.reeltime.pipelines.bench.serving;

import org.jspecify.annotations.NullMarked;
