/**
 * {@code evaluate} and {@code tune}: models on given splits, and what is printed of them.
 *
 * <p>Way in: {@link io.reeltime.pipelines.cli.evaluation.EvaluateCommand} and {@link
 * io.reeltime.pipelines.cli.evaluation.TuneCommand}. May import {@code cli.options}, {@code
 * cli.output} and every package of {@code pipelines} outside of {@code cli}.
 */
@NullMarked
package io.reeltime.pipelines.cli.evaluation;

import org.jspecify.annotations.NullMarked;
