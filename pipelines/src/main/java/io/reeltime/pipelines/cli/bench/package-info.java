/**
 * {@code bench}: a command per benchmark, and how their figures are printed.
 *
 * <p>Way in: {@link io.reeltime.pipelines.cli.bench.BenchCommand}. May import {@code cli.output}
 * and every package of {@code pipelines} outside of {@code cli}.
 */
@NullMarked
package io.reeltime.pipelines.cli.bench;

import org.jspecify.annotations.NullMarked;
