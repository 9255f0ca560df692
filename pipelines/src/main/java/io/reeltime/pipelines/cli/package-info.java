/**
 * The command line: plain Picocli; Quarkus starts only for {@code up} and {@code demo}.
 *
 * <p>Way in: {@link io.reeltime.pipelines.cli.ReeltimeMain}, then one class per command. May import
 * every package of {@code pipelines}; none imports it.
 */
@NullMarked
package io.reeltime.pipelines.cli;

import org.jspecify.annotations.NullMarked;
