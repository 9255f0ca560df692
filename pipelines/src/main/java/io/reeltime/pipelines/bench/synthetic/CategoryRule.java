package io.reeltime.pipelines.bench.synthetic;

import java.util.List;

/**
 * A filter of a request, by category.
 *
 * @param percent of the catalogue that it was to pass
 * @param text in the rule language; empty for no rule
 * @param categories that pass, by number; empty for no rule
 * @param passing videos that pass; -1 for all
 */
public record CategoryRule(double percent, String text, List<Integer> categories, int passing) {

  /** No rule. */
  public static final CategoryRule EVERYTHING = new CategoryRule(100, "", List.of(), -1);

  public CategoryRule {
    categories = List.copyOf(categories);
  }

  boolean passes(int category) {
    return categories.isEmpty() || categories.contains(category);
  }

  /** Such as {@code 10 %}. */
  public String title() {
    return (percent == Math.rint(percent) ? "" + (long) percent : "" + percent) + " %";
  }
}
