/**
 * What ingest runs in one process: the log, the tables and the thread between them, opened and
 * closed in order.
 *
 * <p>Way in: {@link io.reeltime.ingest.node.IngestNode} for plain Java; {@link
 * io.reeltime.ingest.node.IngestBeans} makes its parts beans. May import {@code data} and ingest's
 * packages except {@code http}.
 */
@NullMarked
package io.reeltime.ingest.node;

import org.jspecify.annotations.NullMarked;
