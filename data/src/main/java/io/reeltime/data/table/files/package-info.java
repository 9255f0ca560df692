/**
 * How the lake's files are written: durable, name and bytes, once they are closed.
 *
 * <p>Way in: {@link io.reeltime.data.table.files.DurableFileIO}, which Iceberg makes by the name in
 * the lake's catalogue properties, in {@code ingest} and in the Spark jobs alike: neither may
 * commit a file that a power cut could empty. The only place of this module that knows Iceberg, and
 * only its interfaces, which whoever opens a lake brings along. Imports nothing of Reeltime.
 */
@NullMarked
package io.reeltime.data.table.files;

import org.jspecify.annotations.NullMarked;
