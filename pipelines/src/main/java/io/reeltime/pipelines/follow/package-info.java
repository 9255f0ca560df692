/**
 * The event log of another process, followed over HTTP: for a process that answers without taking
 * events.
 *
 * <p>Way in: {@link io.reeltime.pipelines.follow.FollowedLog}. May import {@code data}, {@code
 * ingest}, {@code ingest.json} and {@code serving.generation}.
 */
@NullMarked
package io.reeltime.pipelines.follow;

import org.jspecify.annotations.NullMarked;
