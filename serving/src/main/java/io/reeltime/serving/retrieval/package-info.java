/**
 * Finds the best videos: a scan over the item rows, the union of its best with those of another
 * source, and a walk down a list that is already in order. All ask late whether a video may be
 * shown, only for those that would be in the answer.
 *
 * <p>Way in: {@link io.reeltime.serving.retrieval.ExactScan}. Imports nothing of Reeltime: it works
 * on video indexes and scores alone.
 */
@NullMarked
package io.reeltime.serving.retrieval;

import org.jspecify.annotations.NullMarked;
