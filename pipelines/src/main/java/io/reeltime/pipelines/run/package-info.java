/**
 * Training runs: when one is due, what it does step by step, and the record it leaves.
 *
 * <p>Way in: {@link io.reeltime.pipelines.run.TrainingRuns}. May import {@code data}, {@code
 * training.job}, {@code ingest.table}, {@code pipelines.home} and {@code pipelines.spark}.
 */
@NullMarked
package io.reeltime.pipelines.run;

import org.jspecify.annotations.NullMarked;
