/**
 * The endpoints of ingest, {@code POST /v1/events} and {@code PUT /v1/videos}, and its health
 * checks.
 *
 * <p>Way in: {@link io.reeltime.ingest.http.EventResource} and {@link
 * io.reeltime.ingest.http.VideoResource}. May import {@code data}, {@code io.reeltime.ingest}, its
 * {@code json}, {@code table} and {@code node}.
 */
@NullMarked
package io.reeltime.ingest.http;

import org.jspecify.annotations.NullMarked;
