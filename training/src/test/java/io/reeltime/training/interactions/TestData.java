package io.reeltime.training.interactions;

import java.util.stream.IntStream;

/** Small training data for tests, given as dense matrices in which NaN means no interaction. */
public final class TestData {
  public static final float NONE = Float.NaN;

  private TestData() {}

  /** Users u000, u001 ... by videos v000, v001 .... */
  public static TrainingData of(float[][] strengths) {
    int videos = strengths[0].length;
    SparseRows rows = rows(strengths);
    return new TrainingData(
        IntStream.range(0, strengths.length).mapToObj("u%03d"::formatted).toList(),
        IntStream.range(0, videos).mapToObj("v%03d"::formatted).toList(),
        rows.rowStarts(),
        rows.columns(),
        rows.values(),
        rows.times());
  }

  /** The positive entries as a holdout. */
  public static HeldOut heldOut(float[][] strengths) {
    return HeldOut.positivesOf(rows(strengths));
  }

  private static SparseRows rows(float[][] strengths) {
    SparseRows.Builder builder = new SparseRows.Builder(strengths.length, 16);
    for (int user = 0; user < strengths.length; user++) {
      for (int video = 0; video < strengths[user].length; video++) {
        if (!Float.isNaN(strengths[user][video])) {
          builder.add(user, video, strengths[user][video], 0);
        }
      }
    }
    return builder.build();
  }
}
