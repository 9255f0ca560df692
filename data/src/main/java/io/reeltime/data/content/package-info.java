/**
 * Videos that no one has watched yet: how a row for them is made from what their publisher said,
 * the embedding and the creator. Learnt by {@code training}, kept in the snapshot, used by {@code
 * serving} for videos that arrive after it.
 *
 * <p>Way in: {@link io.reeltime.data.content.ColdFactors}. May import {@code data.event} and {@code
 * data.factors}.
 */
@NullMarked
package io.reeltime.data.content;

import org.jspecify.annotations.NullMarked;
