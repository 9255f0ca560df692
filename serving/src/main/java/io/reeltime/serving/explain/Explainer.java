package io.reeltime.serving.explain;

import io.reeltime.data.blend.BlendedContributions;
import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.Contributions;
import io.reeltime.serving.explain.Explanation.ByHistory;
import io.reeltime.serving.explain.Explanation.ByPopularity;
import io.reeltime.serving.explain.Explanation.Reason;
import io.reeltime.serving.user.UserState.Observations;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Explains scores by {@link BlendedContributions}. What it says is what scored: same model, same
 * observations, sums equal to the score but for rounding.
 *
 * <p>Costs a fold-in per answer, a second one where it has cold videos, and a small share of one
 * per video; holds {@code rank^2} numbers, so one is made where it is needed. Serves one thread at
 * a time, and lives as long as the model.
 */
public final class Explainer {
  private final BlendedItems items;
  private final BlendedContributions contributions;

  /** Explains scores of this model. */
  public Explainer(BlendedItems items) {
    this.items = items;
    this.contributions = new BlendedContributions(items);
  }

  /**
   * Explains videos of one answer.
   *
   * @param observations the user's row as it was when the answer was made
   * @param videoIndexes to be explained
   * @param coldRows what videos that the model has no factor for are scored by
   * @param top past videos to name for each at most, 1 or more
   * @return one per video, in order
   * @throws ArithmeticException if the fold-in cannot be solved
   */
  public List<Explanation> explain(
      Observations observations, int[] videoIndexes, ColdRows coldRows, int top) {
    Map<Integer, float[]> cold = rows(videoIndexes, coldRows);
    int[] known =
        IntStream.of(videoIndexes)
            .filter(videoIndex -> videoIndex < items.videos() && !cold.containsKey(videoIndex))
            .toArray();
    Map<Integer, Contributions> found = new HashMap<>();
    addKnown(found, observations, known);
    addCold(found, observations, cold);
    return IntStream.of(videoIndexes)
        .mapToObj(videoIndex -> explanation(observations, videoIndex, found.get(videoIndex), top))
        .toList();
  }

  private static Map<Integer, float[]> rows(int[] videoIndexes, ColdRows coldRows) {
    Map<Integer, float[]> cold = new LinkedHashMap<>();
    for (int videoIndex : videoIndexes) {
      float[] row = coldRows.row(videoIndex);
      if (row != null) {
        cold.put(videoIndex, row);
      }
    }
    return cold;
  }

  /** A video of which the snapshot has no more than the name is as unknown as a later one. */
  private void addKnown(
      Map<Integer, Contributions> found, Observations observations, int[] videoIndexes) {
    Contributions[] parts =
        contributions.of(
            observations.videoIndexes(),
            observations.strengths(),
            observations.count(),
            videoIndexes);
    for (int i = 0; i < parts.length; i++) {
      if (items.rows().norm(videoIndexes[i]) > 0 || !isNothing(parts[i])) {
        found.put(videoIndexes[i], parts[i]);
      }
    }
  }

  private void addCold(
      Map<Integer, Contributions> found, Observations observations, Map<Integer, float[]> cold) {
    Contributions[] parts =
        contributions.ofCold(
            observations.videoIndexes(),
            observations.strengths(),
            observations.count(),
            cold.values().toArray(float[][]::new));
    int next = 0;
    for (int videoIndex : cold.keySet()) {
      found.put(videoIndex, parts[next++]);
    }
  }

  private static Explanation explanation(
      Observations observations, int videoIndex, @Nullable Contributions contributions, int top) {
    if (contributions == null) {
      return byPopularity(observations, videoIndex, Reason.NEW_VIDEO);
    }
    return isNothing(contributions)
        ? byPopularity(observations, videoIndex, Reason.NOTHING_IN_COMMON)
        : byHistory(observations, videoIndex, contributions, top);
  }

  private static boolean isNothing(Contributions contributions) {
    return IntStream.range(0, contributions.size()).allMatch(place -> contributions.of(place) == 0);
  }

  private static Explanation byHistory(
      Observations observations, int videoIndex, Contributions contributions, int top) {
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

  private static Explanation byPopularity(
      Observations observations, int videoIndex, Reason ofTheVideo) {
    if (observations.count() == 0) {
      return new ByPopularity(videoIndex, Reason.NO_HISTORY);
    }
    return new ByPopularity(
        videoIndex, observations.positives() == 0 ? Reason.ONLY_REFUSALS : ofTheVideo);
  }
}
