/**
 * Factor matrices and the row solver: the linear algebra that training, serving and evaluation
 * share, so that a user is solved in exactly one way.
 *
 * <p>Way in: {@link io.reeltime.data.factors.RowSolver}. Imports {@code data.linear}.
 */
@NullMarked
package io.reeltime.data.factors;

import org.jspecify.annotations.NullMarked;
