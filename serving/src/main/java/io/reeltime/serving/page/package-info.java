/**
 * From one page of a feed to the next without a repeat: what was shown travels with the client, in
 * a token, so that any server can go on from it, whichever snapshot it serves by then.
 *
 * <p>Way in: {@link io.reeltime.serving.page.FeedCursor}. May import {@code data.snapshot}, for the
 * version alone.
 */
@NullMarked
package io.reeltime.serving.page;

import org.jspecify.annotations.NullMarked;
