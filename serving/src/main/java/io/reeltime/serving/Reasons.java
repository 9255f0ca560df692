package io.reeltime.serving;

import io.reeltime.serving.explain.Explainer;
import io.reeltime.serving.explain.RecentAnswer;
import io.reeltime.serving.explain.RecentAnswers;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.user.UserState.Observations;
import java.util.List;
import java.util.Objects;

/**
 * Says why videos were recommended, with the answer or some minutes later. Safe for many threads.
 */
public final class Reasons {
  /** Past videos that are named for each: more than a person wants to read. */
  private static final int NAMED = 5;

  private final Generations generations;
  private final RecentAnswers recent;

  /**
   * @param recent answers that can be asked about
   */
  public Reasons(Generations generations, RecentAnswers recent) {
    this.generations = generations;
    this.recent = recent;
  }

  /** Keeps an answer, so that it can be asked about. */
  void remember(RecentAnswer answer) {
    recent.add(answer);
  }

  /**
   * Why an answer's videos were in it.
   *
   * @throws UnknownAnswerException if it is not remembered, is another user's, or its snapshot
   *     serves no more
   */
  public Why why(String userId, String requestId) {
    RecentAnswer answer =
        recent
            .find(userId, requestId)
            .orElseThrow(() -> new UnknownAnswerException(recent.missing(requestId)));
    try (Generation generation = generations.hold()) {
      if (!Objects.equals(generation.version(), answer.snapshotVersion())) {
        throw new UnknownAnswerException(
            "requestId: found '%s', which was made from %s; expected an answer from %s, which serves"
                    .formatted(requestId, answer.snapshotVersion(), generation.version())
                + " now; ask with explain=true to have the reasons with the answer");
      }
      return new Why(
          requestId,
          answer.snapshotVersion(),
          of(generation, answer.observations(), answer.videoIndexes()));
    }
  }

  /** The reasons for videos of a user with these observations. */
  static List<Why.Item> of(Generation generation, Observations observations, int[] videoIndexes) {
    LiveModel model = generation.model();
    if (model == null) {
      return List.of();
    }
    return new Explainer(model.blended())
        .explain(observations, videoIndexes, NAMED).stream()
            .map(explanation -> Why.Item.of(explanation, generation.live()))
            .toList();
  }
}
