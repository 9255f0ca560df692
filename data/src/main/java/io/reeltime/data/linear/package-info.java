/**
 * Dense linear algebra on the JDK's Vector API: what the row solvers of training and serving are
 * made of.
 *
 * <p>Arrays are float32 or float64, row-major, on the heap: over memory segments the same loops run
 * at a quarter of the speed on JDK 25, since their bounds and scope checks stay inside. Way in:
 * {@link io.reeltime.data.linear.NormalEquations}, {@link io.reeltime.data.linear.PaddedRows}.
 * Imports nothing of Reeltime.
 */
@NullMarked
package io.reeltime.data.linear;

import org.jspecify.annotations.NullMarked;
