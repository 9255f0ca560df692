/**
 * A model snapshot made ready to answer: opened, verified, warmed and probed, with what is derived
 * from it once.
 *
 * <p>Way in: {@link io.reeltime.serving.model.LiveModel}. May import {@code data.event}, {@code
 * data.factors}, {@code data.blend}, {@code data.retrieval} and {@code data.snapshot}.
 */
@NullMarked
package io.reeltime.serving.model;

import org.jspecify.annotations.NullMarked;
