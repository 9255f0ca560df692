/**
 * ReelALS on Spark: an {@code Estimator} and its {@code Model}, with the distribution of the
 * ratings over blocks, the exchange of factors between them, warm start and checkpoints.
 *
 * <p>Way in: {@link io.reeltime.training.als.ReelAls}, and {@link
 * io.reeltime.training.als.LocalFit} where no session is. May import {@code training.als.engine}
 * and {@code data}. The solving itself lies in the engine and knows no Spark.
 */
@NullMarked
package io.reeltime.training.als;

import org.jspecify.annotations.NullMarked;
