/**
 * The endpoints of ingest: {@code POST /v1/events}, {@code PUT /v1/videos}, {@code GET
 * /v1/events/tail}, {@code GET /v1/status}; its health checks and metrics.
 *
 * <p>Way in: {@link io.reeltime.ingest.http.IngestRoutes}; from there {@code RecordRoute} leads a
 * request from body to answer. May import {@code data} and every package of ingest.
 */
@NullMarked
package io.reeltime.ingest.http;

import org.jspecify.annotations.NullMarked;
