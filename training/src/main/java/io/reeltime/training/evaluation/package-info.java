/**
 * Offline evaluation by full ranking: every video that the user has not seen is a candidate.
 *
 * <p>Way in: {@link io.reeltime.training.evaluation.FullRanking}. May import {@code data}, {@code
 * training.interactions}, {@code training.model} and {@code training.ranking}.
 */
@NullMarked
package io.reeltime.training.evaluation;

import org.jspecify.annotations.NullMarked;
