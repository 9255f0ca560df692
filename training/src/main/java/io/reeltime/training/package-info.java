/**
 * The training jobs, run in a JVM of their own on Spark: read, fit, evaluate, publish.
 *
 * <p>Way in: {@link io.reeltime.training.TrainingMain}. May import all of {@code training} and
 * {@code data}; {@code pipelines} knows {@code training.job} alone.
 */
@NullMarked
package io.reeltime.training;

import org.jspecify.annotations.NullMarked;
