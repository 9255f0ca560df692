/**
 * Finds the best videos: a scan over the item factors and a walk down a list that is already in
 * order. Both ask late whether a video may be shown, only for those that would be in the answer.
 *
 * <p>Way in: {@link io.reeltime.serving.retrieval.ExactScan}. Imports nothing of Reeltime: it works
 * on video indexes and scores alone.
 */
@NullMarked
package io.reeltime.serving.retrieval;

import org.jspecify.annotations.NullMarked;
