package io.reeltime.serving;

import io.reeltime.serving.explain.PastVideo;
import io.reeltime.serving.explain.Term;
import io.reeltime.serving.user.LiveState;

/**
 * A past video of the user and its part in the score of a recommended one (Hu, Koren, Volinsky
 * 2008, section 5).
 *
 * @param videoId of the past video
 * @param title of it
 * @param strength signed preference strength that it has for the user
 * @param contribution to the score
 * @param term in which most of the contribution lies
 */
public record Because(
    String videoId, String title, float strength, double contribution, Term term) {

  static Because of(PastVideo past, LiveState live) {
    return new Because(
        live.videoId(past.videoIndex()),
        live.video(past.videoIndex()).title(),
        past.strength(),
        past.contribution(),
        past.strongestTerm());
  }
}
