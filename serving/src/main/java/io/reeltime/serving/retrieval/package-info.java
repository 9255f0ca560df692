/**
 * Finds the best of scored videos: of a range one by one, of the union of two sources, and down a
 * list that is already in order. Whether a video may be shown is asked late: of those that would
 * enter the answer. The scan over the item rows is not here but in {@code data.retrieval}.
 *
 * <p>Way in: {@link io.reeltime.serving.retrieval.ExactScan}. Imports nothing of Reeltime: it works
 * on video indexes and scores alone.
 */
@NullMarked
package io.reeltime.serving.retrieval;

import org.jspecify.annotations.NullMarked;
