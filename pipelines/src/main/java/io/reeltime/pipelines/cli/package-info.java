/**
 * The command line: plain Picocli; Quarkus starts only for {@code up} and {@code demo}.
 *
 * <p>Way in: {@link io.reeltime.pipelines.cli.ReeltimeMain}, then one class per command, here or in
 * {@code cli.bench} and {@code cli.evaluation}; what they share is in {@code cli.options} and
 * {@code cli.output}. May import every package of {@code pipelines}; none outside of {@code cli}
 * imports it.
 */
@NullMarked
package io.reeltime.pipelines.cli;

import org.jspecify.annotations.NullMarked;
