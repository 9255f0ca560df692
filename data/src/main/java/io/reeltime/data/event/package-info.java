/**
 * Events and videos: the two kinds of record that enter Reeltime.
 *
 * <p>Way in: {@link io.reeltime.data.event.Event} and {@link io.reeltime.data.event.Video}. Imports
 * nothing of Reeltime.
 */
@NullMarked
package io.reeltime.data.event;

import org.jspecify.annotations.NullMarked;
