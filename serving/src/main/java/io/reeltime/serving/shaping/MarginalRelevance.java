package io.reeltime.serving.shaping;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The candidate of greatest marginal relevance, slot after slot.
 *
 * <p>Similarity to the slots above can only grow with each slot, so a value that leaves the last
 * slots out is a bound from above. A candidate is brought up to date, and its row copied, only when
 * its bound beats the best value found; most never are. The choice is the one that updating all of
 * them would give.
 */
final class MarginalRelevance {
  private static final int NONE = -1;

  private final double relevanceWeight;
  private final double similarityWeight;
  private final int[] videoIndexes;
  private final float[] relevance;
  private final float[] similarity;
  private final int[] comparedSlots;
  private final boolean[] taken;
  private final float[] @Nullable [] rows;
  private final VideoFeatures features;
  private final UnitRows unitRows;
  private final float[][] slotRows;
  private final int[] slotCategories;
  private int slots;

  MarginalRelevance(
      int[] videoIndexes,
      float[] relevance,
      double relevanceWeight,
      VideoFeatures features,
      int slots) {
    int candidates = videoIndexes.length;
    this.relevanceWeight = relevanceWeight;
    this.similarityWeight = 1 - relevanceWeight;
    this.videoIndexes = videoIndexes;
    this.relevance = relevance;
    this.similarity = new float[candidates];
    this.comparedSlots = new int[candidates];
    this.taken = new boolean[candidates];
    this.rows = new float[candidates][];
    this.features = features;
    this.unitRows = new UnitRows(features);
    this.slotRows = new float[slots][];
    this.slotCategories = new int[slots];
  }

  /** The best candidate's place among those that are left and allowed; -1 if there is none. */
  int best(IntPredicate allowed) {
    int best = NONE;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < relevance.length; place++) {
      if (taken[place] || value(place) <= bestValue || !allowed.test(place)) {
        continue;
      }
      update(place);
      if (value(place) > bestValue) {
        best = place;
        bestValue = value(place);
      }
    }
    return best;
  }

  /** Gives the next slot to a video, which may be none of the candidates. */
  void take(int videoIndex, int place) {
    if (place >= 0) {
      taken[place] = true;
    }
    if (similarityWeight > 0) {
      slotRows[slots] = place >= 0 ? row(place) : unitRows.of(videoIndex);
      slotCategories[slots] = features.category(videoIndex);
    }
    slots++;
  }

  private double value(int place) {
    return relevanceWeight * relevance[place] - similarityWeight * similarity[place];
  }

  private void update(int place) {
    if (similarityWeight > 0 && comparedSlots[place] < slots) {
      float[] row = row(place);
      int category = features.category(videoIndexes[place]);
      for (int slot = comparedSlots[place]; slot < slots; slot++) {
        float alike = unitRows.similarity(row, category, slotRows[slot], slotCategories[slot]);
        similarity[place] = Math.max(similarity[place], alike);
      }
      comparedSlots[place] = slots;
    }
  }

  private float[] row(int place) {
    float[] row = rows[place];
    if (row == null) {
      row = unitRows.of(videoIndexes[place]);
      rows[place] = row;
    }
    return row;
  }
}
