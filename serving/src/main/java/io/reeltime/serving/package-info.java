/**
 * Recommendations: from a request to the answer it gets.
 *
 * <p>Start reading at {@link io.reeltime.serving.RecommendationService}: user state, fold-in,
 * retrieval, eligibility, answer. Plain Java; {@code serving.http} puts it on the network. May
 * import every package of serving but {@code http}, and {@code data}.
 */
@NullMarked
package io.reeltime.serving;

import org.jspecify.annotations.NullMarked;
