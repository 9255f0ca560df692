/**
 * A model snapshot made ready to answer: opened, verified, warmed and probed, with what is derived
 * from it once.
 *
 * <p>Way in: {@link io.reeltime.serving.model.LiveModel}. May import {@code data.blend}, {@code
 * data.content}, {@code data.factors}, {@code data.retrieval} and {@code data.snapshot}.
 */
@NullMarked
package io.reeltime.serving.model;

import org.jspecify.annotations.NullMarked;
