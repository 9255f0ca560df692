/**
 * Rows for videos that no one has watched, learnt from those that were: a ridge regression from
 * embeddings to item rows and a shrunk mean row per creator, blended by least squares on held-out
 * videos (docs/013).
 *
 * <p>Way in: {@link io.reeltime.training.content.ContentFit} and {@link
 * io.reeltime.training.content.ColdRows}. May import {@code data}, {@code training.interactions}
 * and {@code training.ranking}.
 */
@NullMarked
package io.reeltime.training.content;

import org.jspecify.annotations.NullMarked;
