/**
 * Live videos that the snapshot has no factor for: each gets a row from its embedding and its
 * creator as soon as it is put, and is ranked by it until a snapshot has seen people watch it.
 *
 * <p>Way in: {@link io.reeltime.serving.cold.ColdVideos}. May import {@code serving.retrieval} and
 * {@code data}.
 */
@NullMarked
package io.reeltime.serving.cold;

import org.jspecify.annotations.NullMarked;
