/**
 * What is known of users, videos and trends beyond the snapshot: the live state that the event log
 * adds to it, and one user's history and live events as one row.
 *
 * <p>Way in: {@link io.reeltime.serving.user.LiveState} and {@link
 * io.reeltime.serving.user.UserState}. May import {@code serving.catalogue}, {@code serving.cold},
 * {@code serving.model} and {@code data}.
 */
@NullMarked
package io.reeltime.serving.user;

import org.jspecify.annotations.NullMarked;
