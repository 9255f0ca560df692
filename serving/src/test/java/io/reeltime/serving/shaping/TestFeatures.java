package io.reeltime.serving.shaping;

import java.util.Arrays;
import java.util.Random;

/** Features from plain arrays, by video index. */
record TestFeatures(int[] creators, int[] categories, long[] published, float[][] rows)
    implements VideoFeatures {

  /** Videos of which nothing is known. */
  static TestFeatures unknown(int videos) {
    int[] codes = new int[videos];
    Arrays.fill(codes, UNKNOWN);
    return new TestFeatures(codes, codes, new long[videos], new float[videos][0]);
  }

  /** A few creators and categories, rows for most. */
  static TestFeatures random(int videos, int columns, Random random) {
    float[][] rows = new float[videos][];
    for (int video = 0; video < videos; video++) {
      rows[video] = new float[random.nextInt(8) == 0 ? 0 : columns];
      for (int column = 0; column < rows[video].length; column++) {
        rows[video][column] = (float) random.nextGaussian();
      }
    }
    return new TestFeatures(
        random.ints(videos, -1, 6).toArray(),
        random.ints(videos, -1, 4).toArray(),
        random.longs(videos, 0, 1_000_000_000L).toArray(),
        rows);
  }

  TestFeatures withCreators(int... creators) {
    return new TestFeatures(creators, categories, published, rows);
  }

  TestFeatures withCategories(int... categories) {
    return new TestFeatures(creators, categories, published, rows);
  }

  TestFeatures withPublished(long... published) {
    return new TestFeatures(creators, categories, published, rows);
  }

  TestFeatures withRows(float[]... rows) {
    return new TestFeatures(creators, categories, published, rows);
  }

  @Override
  public int creator(int videoIndex) {
    return creators[videoIndex];
  }

  @Override
  public int category(int videoIndex) {
    return categories[videoIndex];
  }

  @Override
  public long publishedAtMillis(int videoIndex) {
    return published[videoIndex];
  }

  @Override
  public int columns() {
    int columns = 1;
    for (float[] row : rows) {
      columns = Math.max(columns, row.length);
    }
    return columns;
  }

  @Override
  public boolean copyRow(int videoIndex, float[] into) {
    float[] row = rows[videoIndex];
    System.arraycopy(row, 0, into, 0, row.length);
    return row.length > 0;
  }
}
