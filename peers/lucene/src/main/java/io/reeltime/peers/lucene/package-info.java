/**
 * Lucene beside Reeltime's retrieval: one segment with a quantised HNSW graph over the same
 * vectors, and the benchmarks' questions and load on it.
 *
 * <p>Way in: {@link io.reeltime.peers.lucene.LucenePeer}. May import {@code pipelines.bench.load}
 * and {@code pipelines.bench.vectors}.
 */
@NullMarked
package io.reeltime.peers.lucene;

import org.jspecify.annotations.NullMarked;
