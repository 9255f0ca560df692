/**
 * Readers of public data sets, all as a stream of lines that are good or broken, and what events
 * they stand for.
 *
 * <p>Way in: {@link io.reeltime.data.dataset.DatasetFormats}, then {@link
 * io.reeltime.data.dataset.DatasetEvents}. May import {@code data.event}.
 */
@NullMarked
package io.reeltime.data.dataset;

import org.jspecify.annotations.NullMarked;
