/**
 * Why a video was recommended: the past videos that contributed most to its score, and a short
 * memory of recent answers so that the question can be asked afterwards.
 *
 * <p>Way in: {@link io.reeltime.serving.explain.Explainer}, {@link
 * io.reeltime.serving.explain.RecentAnswers}. May import {@code data.blend}, {@code data.snapshot}
 * and {@code serving.user}.
 */
@NullMarked
package io.reeltime.serving.explain;

import org.jspecify.annotations.NullMarked;
