/**
 * The second source beside the factors: the spectral low-pass term and item-item neighbours, and
 * how they are brought to the scale of the factors' scores.
 *
 * <p>Way in: {@link io.reeltime.training.blend.Blending}. May import {@code data}, Spark, {@code
 * training.interactions}, {@code training.progress}, {@code training.ranking}, {@code
 * training.job}, and of {@code training.als.engine} the sparse matrix.
 */
@NullMarked
package io.reeltime.training.blend;

import org.jspecify.annotations.NullMarked;
