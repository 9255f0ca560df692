package io.reeltime.serving;

import io.reeltime.serving.cold.ColdVideos;
import io.reeltime.serving.explain.ColdRows;
import io.reeltime.serving.explain.Explainer;
import io.reeltime.serving.explain.RecentAnswer;
import io.reeltime.serving.explain.RecentAnswers;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserState.Observations;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

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

  /** Adds the reasons where they are wanted, and keeps what it takes to give them later. */
  List<RecommendedVideo> explained(
      FeedRequest request,
      String requestId,
      Instant now,
      Generation generation,
      Observations observations,
      List<RecommendedVideo> videos) {
    LiveState live = generation.live();
    int[] indexes = videos.stream().mapToInt(video -> live.indexOf(video.videoId())).toArray();
    if (request.userId() != null) {
      recent.add(
          new RecentAnswer(
              requestId,
              request.userId(),
              generation.version(),
              generation.number(),
              now,
              indexes,
              observations));
    }
    return switch (request.explanation()) {
      case NONE -> videos;
      case OF_EACH_VIDEO -> because(videos, of(generation, observations, indexes));
    };
  }

  private static List<RecommendedVideo> because(
      List<RecommendedVideo> videos, List<Why.Item> reasons) {
    return IntStream.range(0, reasons.size())
        .mapToObj(place -> videos.get(place).because(reasons.get(place).because()))
        .toList();
  }

  /**
   * Why an answer's videos were in it.
   *
   * @throws UnknownAnswerException if it is not remembered, is another user's, or a snapshot was
   *     loaded since, be it the same once more
   */
  public Why why(String userId, String requestId) {
    RecentAnswer answer =
        recent
            .find(userId, requestId)
            .orElseThrow(() -> new UnknownAnswerException(recent.missing(requestId)));
    try (Generation generation = generations.hold()) {
      if (generation.number() != answer.generation()) {
        throw new UnknownAnswerException(outdated(answer, generation));
      }
      return new Why(
          requestId,
          answer.snapshotVersion(),
          of(generation, answer.observations(), answer.videoIndexes()));
    }
  }

  private static String outdated(RecentAnswer answer, Generation generation) {
    return "requestId: found '%s', which was made from %s; expected an answer made since %s, which"
            .formatted(answer.requestId(), answer.snapshotVersion(), generation.version())
        + " serves now, was loaded; ask with explain=true to have the reasons with the answer";
  }

  /**
   * The reasons for videos of a user with these observations. Cold videos are explained by the rows
   * that they have now.
   */
  private static List<Why.Item> of(
      Generation generation, Observations observations, int[] videoIndexes) {
    LiveModel model = generation.model();
    if (model == null) {
      return List.of();
    }
    ColdVideos cold = generation.live().coldVideos();
    ColdRows coldRows = cold == null ? ColdRows.NONE : cold::row;
    return new Explainer(model.blended())
        .explain(observations, videoIndexes, coldRows, NAMED).stream()
            .map(explanation -> Why.Item.of(explanation, generation.live()))
            .toList();
  }
}
