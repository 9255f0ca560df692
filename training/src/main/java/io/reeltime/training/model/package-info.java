/**
 * The models, all behind one interface, so that they are fitted, compared and published alike.
 *
 * <p>Way in: {@link io.reeltime.training.model.Recommenders}. May import {@code data}, Spark,
 * {@code training.als}, {@code training.blend}, {@code training.interactions}, {@code
 * training.progress} and {@code training.job} (for the hyper-parameters).
 */
@NullMarked
package io.reeltime.training.model;

import org.jspecify.annotations.NullMarked;
