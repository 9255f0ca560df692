/**
 * The all-in-one application: ingest, serving and pipelines wired into one Quarkus process.
 *
 * <p>Way in: {@link io.reeltime.pipelines.app.PipelinesConfig} for what can be set, {@link
 * io.reeltime.pipelines.app.Lifecycle} for what starts when.
 */
@NullMarked
package io.reeltime.pipelines.app;

import org.jspecify.annotations.NullMarked;
