package io.reeltime.pipelines.bench.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is asked under one rule, and the exact answers.
 *
 * @param rule that every answer obeys
 * @param users who ask
 * @param best per user the video indexes of the largest inner products, of the seen ones too: what
 *     an index is asked
 * @param unseen the same without what the user has seen: what serving is asked
 */
public record Questions(
    CategoryRule rule, List<AskedUser> users, List<int[]> best, List<int[]> unseen) {

  /** Share of the exact {@link #best} that was found, averaged over users. */
  public double recallOfBest(List<int[]> found) {
    return recall(found, best);
  }

  /** Share of the exact {@link #unseen} that was found, averaged over users. */
  public double recallOfUnseen(List<List<String>> found) {
    return recall(
        found.stream()
            .map(ids -> ids.stream().mapToInt(SyntheticCatalogue::indexOf).toArray())
            .toList(),
        unseen);
  }

  private static double recall(List<int[]> found, List<int[]> exact) {
    if (found.size() != exact.size()) {
      throw new IllegalArgumentException(
          "recall: found " + found.size() + " answers, expected " + exact.size());
    }
    return IntStream.range(0, exact.size())
        .mapToDouble(user -> recall(found.get(user), exact.get(user)))
        .average()
        .orElse(1);
  }

  private static double recall(int[] found, int[] exact) {
    int[] sorted = found.clone();
    Arrays.sort(sorted);
    long hits =
        Arrays.stream(exact).filter(video -> Arrays.binarySearch(sorted, video) >= 0).count();
    return exact.length == 0 ? 1 : (double) hits / exact.length;
  }
}
