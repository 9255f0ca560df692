/**
 * What events say about taste: signed strength of a user's preference for a video.
 *
 * <p>Way in: {@link io.reeltime.data.preference.PreferenceWeights}. Used alike by training (from
 * the table) and serving (from live events), so that both see one and the same user. May import
 * {@code data.event}.
 */
@NullMarked
package io.reeltime.data.preference;

import org.jspecify.annotations.NullMarked;
