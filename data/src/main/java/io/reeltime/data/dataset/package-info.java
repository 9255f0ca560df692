/**
 * Readers of public data sets, all as a stream of lines that are good or broken.
 *
 * <p>Way in: {@link io.reeltime.data.dataset.DatasetFormat}. May import {@code data.event}.
 */
@NullMarked
package io.reeltime.data.dataset;

import org.jspecify.annotations.NullMarked;
