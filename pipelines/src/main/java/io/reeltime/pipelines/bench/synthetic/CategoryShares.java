package io.reeltime.pipelines.bench.synthetic;

import java.util.BitSet;
import java.util.stream.Collectors;

/** Picks categories that hold a given share of a catalogue. */
final class CategoryShares {
  private final int[] counts = new int[SyntheticCatalogue.CATEGORIES];
  private final int videos;

  CategoryShares(SyntheticCatalogue catalogue) {
    this.videos = catalogue.videos();
    for (int index = 0; index < videos; index++) {
      counts[catalogue.category(index)]++;
    }
  }

  /**
   * The rule that so many per cent of the videos pass, as nearly as whole categories allow: the
   * largest that still fit are taken first, and at least one is.
   *
   * @param percent above 0 and at most 100; 100 passes everything
   */
  CategoryRule passing(double percent) {
    if (percent >= 100) {
      return CategoryRule.EVERYTHING;
    }
    BitSet taken = new BitSet();
    double room = videos * percent / 100;
    for (int category = 0; category < counts.length; category++) {
      if (counts[category] <= room) {
        taken.set(category);
        room -= counts[category];
      }
    }
    if (taken.isEmpty()) {
      taken.set(counts.length - 1);
    }
    String names =
        taken.stream()
            .mapToObj(category -> "'" + SyntheticCatalogue.categoryName(category) + "'")
            .collect(Collectors.joining(", "));
    int passing = taken.stream().map(category -> counts[category]).sum();
    return new CategoryRule(
        percent, "category in (" + names + ")", taken.stream().boxed().toList(), passing);
  }
}
