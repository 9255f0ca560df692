/**
 * Decompositions of symmetric matrices in float64, on all cores: eigenvectors for matrices as wide
 * as a rank, the inverse for matrices as wide as a catalogue.
 *
 * <p>Way in: {@link io.reeltime.data.linear.symmetric.SymmetricEigen} and {@link
 * io.reeltime.data.linear.symmetric.SymmetricInverse}. May import {@code data.linear}.
 */
@NullMarked
package io.reeltime.data.linear.symmetric;

import org.jspecify.annotations.NullMarked;
