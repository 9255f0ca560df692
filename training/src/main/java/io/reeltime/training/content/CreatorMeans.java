package io.reeltime.training.content;

import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mean row of each creator's videos, drawn towards the mean of all: {@code (sum w y + k m) /
 * (sum w + k)}. A creator of one video says little, one of many much.
 */
final class CreatorMeans {
  private final int columns;
  private final Sum all;
  private final Map<String, Sum> byCreator = new TreeMap<>(CreatorMeans::compareUtf8);

  /**
   * Sums up.
   *
   * @param rows of all videos, {@code [videos x columns]}
   */
  CreatorMeans(List<KnownVideo> videos, FactorMatrix rows) {
    this.columns = rows.rank();
    this.all = new Sum(columns);
    float[] row = new float[columns];
    for (KnownVideo video : videos) {
      rows.copyRow(video.videoIndex(), row);
      all.add(row, video.weight());
      String creatorId = video.video().creatorId();
      if (!creatorId.isEmpty()) {
        byCreator.computeIfAbsent(creatorId, _ -> new Sum(columns)).add(row, video.weight());
      }
    }
  }

  /** In ascending order of UTF-8 bytes. */
  List<String> creatorIds() {
    return List.copyOf(byCreator.keySet());
  }

  /** A row per creator, for k of {@code shrinkage}. */
  FactorMatrix shrunk(double shrinkage) {
    FactorMatrix means = FactorMatrix.allocate(byCreator.size(), columns, Arena.ofAuto());
    float[] row = new float[columns];
    int index = 0;
    for (Sum sum : byCreator.values()) {
      for (int column = 0; column < columns; column++) {
        double mean = all.values[column] / all.weight;
        row[column] = (float) ((sum.values[column] + shrinkage * mean) / (sum.weight + shrinkage));
      }
      means.setRow(index++, row);
    }
    return means;
  }

  private static int compareUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Sum {
    private final double[] values;
    private double weight;

    Sum(int columns) {
      this.values = new double[columns];
    }

    void add(float[] row, double rowWeight) {
      weight += rowWeight;
      for (int column = 0; column < values.length; column++) {
        values[column] += rowWeight * row[column];
      }
    }
  }
}
