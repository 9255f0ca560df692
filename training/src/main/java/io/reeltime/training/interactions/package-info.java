/**
 * From events to what models are fitted on: one signed strength per user and video, as compressed
 * sparse rows.
 *
 * <p>Way in: {@link io.reeltime.training.interactions.EventTable} for the lake, {@link
 * io.reeltime.training.interactions.DatasetSplits} for files; both end in {@link
 * io.reeltime.training.interactions.TrainingData}. Imports {@code data}, Spark, and nothing else of
 * {@code training}.
 */
@NullMarked
package io.reeltime.training.interactions;

import org.jspecify.annotations.NullMarked;
