package io.reeltime.serving;

import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.Ranked;
import io.reeltime.serving.user.LiveState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** The videos of an answer as they are found: each once, at most the limit. */
final class Picks {

  /** A chosen video. */
  record Pick(int videoIndex, float score, Source source) {}

  private final List<Pick> picks = new ArrayList<>();
  private final int limit;

  Picks(int limit) {
    this.limit = limit;
  }

  /** How many are still wanted. */
  int missing() {
    return limit - picks.size();
  }

  /** Adds videos that {@link #notPicked} allows. */
  void add(Ranked ranked, Source source) {
    add(ranked, _ -> source);
  }

  /** The same, each with its own source by video index. */
  void add(Ranked ranked, IntFunction<Source> source) {
    for (int i = 0; i < ranked.size(); i++) {
      int videoIndex = ranked.videoIndexes()[i];
      picks.add(new Pick(videoIndex, ranked.scores()[i], source.apply(videoIndex)));
    }
  }

  /** Also leaves out what is here at this moment. */
  Eligibility notPicked(Eligibility eligibility) {
    int[] here = picks.stream().mapToInt(Pick::videoIndex).sorted().toArray();
    return eligibility.and(videoIndex -> Arrays.binarySearch(here, videoIndex) < 0);
  }

  int size() {
    return picks.size();
  }

  Pick get(int place) {
    return picks.get(place);
  }

  /** All of them in this order, for certain. */
  List<RecommendedVideo> videos(LiveState live) {
    List<RecommendedVideo> videos = new ArrayList<>(picks.size());
    for (Pick pick : picks) {
      videos.add(
          RecommendedVideo.of(
              live.video(pick.videoIndex()), pick.score(), videos.size(), 1, pick.source()));
    }
    return videos;
  }
}
