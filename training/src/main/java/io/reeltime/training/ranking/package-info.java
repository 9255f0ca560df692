/**
 * Choosing the best few of many scored videos.
 *
 * <p>Way in: {@link io.reeltime.training.ranking.TopVideos}. Imports nothing of Reeltime.
 */
@NullMarked
package io.reeltime.training.ranking;

import org.jspecify.annotations.NullMarked;
