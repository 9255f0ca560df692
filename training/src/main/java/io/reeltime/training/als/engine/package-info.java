/**
 * The engine of ReelALS: rows in, factors out. Compressed sparse rows, the row solvers over the
 * JDK's Vector API, and all epochs of one block on all cores.
 *
 * <p>Way in: {@link io.reeltime.training.als.engine.AlsFit}. Imports {@code data.factors} and
 * {@code data.linear} and nothing else of Reeltime; knows no Spark, so that it also runs on a bare
 * host.
 */
@NullMarked
package io.reeltime.training.als.engine;

import org.jspecify.annotations.NullMarked;
