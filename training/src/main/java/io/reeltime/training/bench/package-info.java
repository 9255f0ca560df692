/**
 * What {@code ./reeltime bench training} measures inside the job's JVM.
 *
 * <p>Way in: {@link io.reeltime.training.bench.EpochBench}, {@link
 * io.reeltime.training.bench.GrowthBench} and {@link io.reeltime.training.bench.WarmStartBench}.
 * May import {@code training.als}, its engine, {@code training.progress} and {@code training.job}.
 */
@NullMarked
package io.reeltime.training.bench;

import org.jspecify.annotations.NullMarked;
