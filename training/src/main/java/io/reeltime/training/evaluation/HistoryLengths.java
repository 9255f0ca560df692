package io.reeltime.training.evaluation;

import io.reeltime.training.interactions.TrainingData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Groups of users, about equal in size, by how much the training data knows of them. */
public final class HistoryLengths {
  private HistoryLengths() {}

  /**
   * A group.
   *
   * @param fewest entries that a user of it has
   * @param most entries that a user of it has
   * @param places of its users in {@link UserMetrics#users()}
   */
  public record Group(int fewest, int most, int[] places) {}

  /**
   * The groups, shortest histories first; users of equal length stay together, so there may be
   * fewer than asked for.
   */
  public static List<Group> groups(UserMetrics metrics, TrainingData training, int wanted) {
    int[] lengths = new int[metrics.users().length];
    for (int place = 0; place < lengths.length; place++) {
      int user = metrics.users()[place];
      lengths[place] = training.rowStarts()[user + 1] - training.rowStarts()[user];
    }
    int[] order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingInt(place -> lengths[place]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Group> groups = new ArrayList<>();
    int from = 0;
    for (int group = 1; group <= wanted && from < order.length; group++) {
      int to = Math.max(from + 1, (int) ((long) order.length * group / wanted));
      while (to < order.length && lengths[order[to]] == lengths[order[to - 1]]) {
        to++;
      }
      groups.add(
          new Group(
              lengths[order[from]],
              lengths[order[to - 1]],
              IntStream.range(from, to).map(place -> order[place]).toArray()));
      from = to;
    }
    return groups;
  }
}
