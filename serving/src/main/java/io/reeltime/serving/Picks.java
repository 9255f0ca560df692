package io.reeltime.serving;

import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.Ranked;
import java.util.ArrayList;
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

  /** Also leaves out what is here already. A page is short: looking through it costs little. */
  Eligibility notPicked(Eligibility eligibility) {
    return videoIndex ->
        eligibility.allows(videoIndex)
            && picks.stream().noneMatch(pick -> pick.videoIndex() == videoIndex);
  }

  List<Pick> toList() {
    return List.copyOf(picks);
  }
}
