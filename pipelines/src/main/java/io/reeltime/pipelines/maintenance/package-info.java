/**
 * Maintenance of the lake as a run of its own: when one is due, the Spark job, and its record.
 *
 * <p>Way in: {@link io.reeltime.pipelines.maintenance.MaintenanceRuns}. May import {@code data},
 * {@code training.job}, {@code pipelines.home} and {@code pipelines.spark}.
 */
@NullMarked
package io.reeltime.pipelines.maintenance;

import org.jspecify.annotations.NullMarked;
