package io.reeltime.serving.explain;

import io.reeltime.data.blend.BlendedContributions;
import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.Contributions;
import io.reeltime.serving.explain.Explanation.ByHistory;
import io.reeltime.serving.explain.Explanation.ByPopularity;
import io.reeltime.serving.explain.Explanation.Reason;
import io.reeltime.serving.user.UserState.Observations;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Explains scores by {@link BlendedContributions}. What it says is what scored: same model, same
 * observations, sums equal to the score but for rounding.
 *
 * <p>Costs one fold-in per user and a small share of one per video; holds {@code rank^2} numbers,
 * so one is made where it is needed. Serves one thread at a time, and lives as long as the model.
 */
public final class Explainer {
  private final int videos;
  private final BlendedContributions contributions;

  /** Explains scores of this model. */
  public Explainer(BlendedItems items) {
    this.videos = items.videos();
    this.contributions = new BlendedContributions(items);
  }

  /**
   * Explains videos of one answer.
   *
   * @param observations the user's row as it was when the answer was made
   * @param videoIndexes to be explained; those that the snapshot does not have are there by
   *     popularity, unless {@link #explainCold} is asked
   * @param top past videos to name for each at most, 1 or more
   * @return one per video, in order
   * @throws ArithmeticException if the fold-in cannot be solved
   */
  public List<Explanation> explain(Observations observations, int[] videoIndexes, int top) {
    int[] known = IntStream.of(videoIndexes).filter(index -> index < videos).toArray();
    Contributions[] found =
        contributions.of(
            observations.videoIndexes(), observations.strengths(), observations.count(), known);
    Explanation[] explanations = new Explanation[videoIndexes.length];
    int next = 0;
    for (int i = 0; i < explanations.length; i++) {
      explanations[i] =
          videoIndexes[i] < videos
              ? explanation(observations, videoIndexes[i], found[next++], top)
              : byPopularity(observations, videoIndexes[i]);
    }
    return List.of(explanations);
  }

  /**
   * Explains a video that came after the snapshot and was given a factor from its content.
   *
   * @param factor that it was scored by, {@code [rank]}
   */
  public Explanation explainCold(
      Observations observations, int videoIndex, float[] factor, int top) {
    Contributions found =
        contributions.ofCold(
            observations.videoIndexes(), observations.strengths(), observations.count(), factor);
    return explanation(observations, videoIndex, found, top);
  }

  private static Explanation explanation(
      Observations observations, int videoIndex, Contributions contributions, int top) {
    if (IntStream.range(0, contributions.size()).allMatch(place -> contributions.of(place) == 0)) {
      return byPopularity(observations, videoIndex);
    }
    List<PastVideo> strongest =
        IntStream.range(0, contributions.size())
            .filter(place -> contributions.of(place) > 0)
            .mapToObj(place -> pastVideo(observations, contributions, place))
            .sorted(
                Comparator.comparingDouble(PastVideo::contribution)
                    .reversed()
                    .thenComparingInt(PastVideo::videoIndex))
            .limit(top)
            .toList();
    double score = contributions.sum();
    double named = strongest.stream().mapToDouble(PastVideo::contribution).sum();
    return new ByHistory(videoIndex, score, strongest, score - named);
  }

  private static PastVideo pastVideo(
      Observations observations, Contributions contributions, int place) {
    return new PastVideo(
        observations.videoIndexes()[place],
        observations.strengths()[place],
        contributions.factors()[place],
        contributions.lowPass()[place],
        contributions.neighbours()[place]);
  }

  private static Explanation byPopularity(Observations observations, int videoIndex) {
    if (observations.count() == 0) {
      return new ByPopularity(videoIndex, Reason.NO_HISTORY);
    }
    return new ByPopularity(
        videoIndex,
        observations.positives() == 0 ? Reason.ONLY_REFUSALS : Reason.NOTHING_IN_COMMON);
  }
}
