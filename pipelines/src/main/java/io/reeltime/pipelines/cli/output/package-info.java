/**
 * What commands show: progress on a terminal, JSON, and the machine that a figure comes from.
 *
 * <p>May import {@code training.job} and nothing else of Reeltime.
 */
@NullMarked
package io.reeltime.pipelines.cli.output;

import org.jspecify.annotations.NullMarked;
