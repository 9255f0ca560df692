package io.reeltime.serving.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a rule round: which videos could obey at all, by the shortest lists of the catalogue that
 * cover it. Of a conjunction the shortest part is enough, of alternatives all are needed;
 * negations, numbers and regions are covered by nothing.
 */
final class CandidateVideos {
  private final CatalogueColumns columns;
  private final VideosByText lists;
  private final int most;

  /**
   * @param most videos beyond which nothing is gained
   */
  CandidateVideos(CatalogueColumns columns, VideosByText lists, int most) {
    this.columns = columns;
    this.lists = lists;
    this.most = most;
  }

  /** Indexes, some perhaps twice; null when no lists of so few videos cover the rule. */
  int @Nullable [] of(Rule rule) {
    return covering(NegationNormalForm.of(rule));
  }

  private int @Nullable [] covering(Rule rule) {
    return switch (rule) {
      case Rule.And and -> shortest(and.rules());
      case Rule.Or or -> together(or.rules());
      case Rule.Not _, Rule.Compares _ -> null;
      case Rule.OneOf(TextField field, Set<String> values) -> listed(field, values);
    };
  }

  private int @Nullable [] shortest(List<Rule> rules) {
    int[] shortest = null;
    for (Rule rule : rules) {
      int[] covering = covering(rule);
      if (covering != null && (shortest == null || covering.length < shortest.length)) {
        shortest = covering;
      }
    }
    return shortest;
  }

  private int @Nullable [] together(List<Rule> rules) {
    int[] all = new int[0];
    for (Rule rule : rules) {
      int[] covering = covering(rule);
      if (covering == null || all.length + covering.length > most) {
        return null;
      }
      int end = all.length;
      all = Arrays.copyOf(all, end + covering.length);
      System.arraycopy(covering, 0, all, end, covering.length);
    }
    return all;
  }

  private int @Nullable [] listed(TextField field, Set<String> values) {
    int[] codes =
        values.stream()
            .mapToInt(value -> columns.codeOf(field, value))
            .filter(code -> code != CatalogueColumns.NO_CODE)
            .toArray();
    return switch (field) {
      case VIDEO_ID -> codes;
      case REGION -> null;
      case CATEGORY, LANGUAGE, CREATOR -> listed(field, codes);
    };
  }

  private int @Nullable [] listed(TextField field, int[] codes) {
    long count = IntStream.of(codes).mapToLong(code -> lists.count(field, code)).sum();
    if (count > most) {
      return null;
    }
    int[] videoIndexes = new int[(int) count];
    int end = 0;
    for (int code : codes) {
      end = lists.copy(field, code, videoIndexes, end);
    }
    return videoIndexes;
  }
}
