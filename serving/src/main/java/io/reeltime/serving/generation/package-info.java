/**
 * What answers are made from at one moment, and how it is replaced while requests run.
 *
 * <p>A generation is one snapshot (or none yet) with the live state that continues it. Way in:
 * {@link io.reeltime.serving.generation.Generations}. May import {@code serving.model}, {@code
 * serving.user} and {@code data}.
 */
@NullMarked
package io.reeltime.serving.generation;

import org.jspecify.annotations.NullMarked;
