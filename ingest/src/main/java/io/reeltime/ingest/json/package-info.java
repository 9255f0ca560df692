/**
 * Events and videos as JSON: strict reading with an answer per record, and writing.
 *
 * <p>Way in: {@link io.reeltime.ingest.json.JsonRecords} reads, {@link
 * io.reeltime.ingest.json.RecordJson} writes. May import {@code data.event} and {@code
 * io.reeltime.ingest}.
 */
@NullMarked
package io.reeltime.ingest.json;

import org.jspecify.annotations.NullMarked;
