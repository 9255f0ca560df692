/**
 * Turns the best candidates into a page: not too much of one creator, not the same thing over and
 * over, a little help for what is new, and a small share of slots left to chance so that the engine
 * learns about what it would not have shown. Every slot carries the probability with which it was
 * filled.
 *
 * <p>Way in: {@link io.reeltime.serving.shaping.FeedShaper}. May import {@code data.linear}: it
 * works on video indexes, scores and codes, and asks {@link
 * io.reeltime.serving.shaping.VideoFeatures} for the rest.
 */
@NullMarked
package io.reeltime.serving.shaping;

import org.jspecify.annotations.NullMarked;
