package io.reeltime.serving;

import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.ExactScan;
import io.reeltime.serving.retrieval.OrderedWalk;
import io.reeltime.serving.user.LiveState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills an answer up with what is popular, and behind that with what only the log knows. */
final class PopularityFill {
  private final @Nullable LiveModel model;
  private final LiveState live;

  PopularityFill(Generation generation) {
    this.model = generation.model();
    this.live = generation.live();
  }

  /**
   * Fills up, as far as there are eligible videos and time.
   *
   * @param walks the eligibility for a walk, a new one for each
   */
  void fill(Picks picks, Supplier<Eligibility> walks) {
    if (model != null && picks.missing() > 0) {
      Eligibility fresh = picks.notPicked(walks.get());
      picks.add(
          OrderedWalk.first(
              model.popularityOrder(), model.items()::popularity, fresh, picks.missing()),
          Source.POPULARITY);
    }
    fillByTrend(picks, walks, model == null ? 0 : model.videos());
  }

  /** Videos from an index on, by trend; those that do not trend come last. */
  private void fillByTrend(Picks picks, Supplier<Eligibility> walks, int from) {
    if (picks.missing() > 0) {
      Eligibility fresh = picks.notPicked(walks.get());
      picks.add(
          ExactScan.topK(from, live.videos(), live::trending, fresh, picks.missing()),
          Source.POPULARITY);
    }
  }
}
