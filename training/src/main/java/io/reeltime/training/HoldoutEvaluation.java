package io.reeltime.training;

import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.training.evaluation.FullRanking;
import io.reeltime.training.evaluation.RankingResult;
import io.reeltime.training.interactions.EventInteractions;
import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.model.Recommender;
import io.reeltime.training.model.Recommenders;
import io.reeltime.training.progress.ProgressListener;
import java.util.List;
import java.util.Map;

/**
 * Fits on what was known before the cut and asks for what users liked after it: a global split in
 * time, so that no user's future leaks into another's past.
 */
final class HoldoutEvaluation {
  /** With fewer the mean says nothing. */
  private static final int FEWEST_USERS = 10;

  private static final FullRanking RANKING = new FullRanking(List.of(10, 20, 50));

  private final Recommender recommender;

  HoldoutEvaluation(Recommender recommender) {
    this.recommender = recommender;
  }

  EvaluationReport run(EventInteractions interactions, ProgressListener progress) {
    TrainingData training = interactions.beforeCut();
    HeldOut heldOut = interactions.afterCut();
    if (heldOut.users() < FEWEST_USERS || training.positives() == 0) {
      return tooLittle(interactions);
    }
    Recommender floor = Recommenders.popularity();
    RankingResult baseline =
        RANKING.evaluate(floor.fit(training, ProgressListener.SILENT), training, heldOut);
    RankingResult result = RANKING.evaluate(recommender.fit(training, progress), training, heldOut);
    return new EvaluationReport(
        "new positive interactions from " + interactions.cut() + " on",
        result.users(),
        result.heldOut(),
        result.metrics(),
        Map.of(floor.name(), baseline.metrics()));
  }

  private static EvaluationReport tooLittle(EventInteractions interactions) {
    HeldOut heldOut = interactions.afterCut();
    return new EvaluationReport(
        "too little to evaluate: %d positive interactions before %s, %d users after; expected %d"
            .formatted(
                interactions.beforeCut().positives(),
                interactions.cut(),
                heldOut.users(),
                FEWEST_USERS),
        heldOut.users(),
        heldOut.interactions(),
        Map.of(),
        Map.of());
  }
}
