/**
 * The simulated audience: users whose tastes drift, creators, videos born daily, and sessions in
 * which watch time, likes and skips depend on taste.
 *
 * <p>Way in: {@link io.reeltime.data.audience.Audience}. May import {@code data.event} and {@code
 * data.preference}.
 *
 * <p>Nothing is stored per user or per video: each trait is a pure function of the seed and an
 * index (and a time), so ten million users take no more memory than a thousand. The one structure
 * that grows is {@link io.reeltime.data.audience.OrganicFeeds}, with the number of videos.
 */
@NullMarked
package io.reeltime.data.audience;

import org.jspecify.annotations.NullMarked;
