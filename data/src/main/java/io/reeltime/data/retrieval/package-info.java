/**
 * Finds the item rows with the largest inner products: rows quantised to 8 bits, kernels on the
 * JDK's Vector API, an exact and a clustered index over the same blocks, and how much either of
 * them misses.
 *
 * <p>Way in: {@link io.reeltime.data.retrieval.ItemIndex}, searched with one {@link
 * io.reeltime.data.retrieval.Search} per query; {@link io.reeltime.data.retrieval.IndexBuilder}
 * makes one from a factor matrix. Imports {@code data.factors} and {@code data.linear}.
 */
@NullMarked
package io.reeltime.data.retrieval;

import org.jspecify.annotations.NullMarked;
