package io.reeltime.data.content;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Gives a row to a video that no one has watched: {@code a (W e + w) + b m}, with its embedding e
 * and its creator's mean row m, weights {@link ColdBlend}. The row is scored as that of any other
 * video: one inner product with the user's vector.
 *
 * <p>Safe for many threads. Over mapped matrices it lives as long as they do.
 */
public final class ColdFactors {
  private final int embeddingLength;
  private final FactorMatrix content;
  private final ToIntFunction<String> creatorIndexes;
  private final FactorMatrix creators;
  private final ColdBlend blend;

  /**
   * @param embeddingLength see {@link ContentModel}
   * @param content see {@link ContentModel}
   * @param creatorIndexes row of a creator by id, or -1
   * @param creators see {@link ContentModel}
   * @param blend see {@link ContentModel}
   */
  public ColdFactors(
      int embeddingLength,
      FactorMatrix content,
      ToIntFunction<String> creatorIndexes,
      FactorMatrix creators,
      ColdBlend blend) {
    this.embeddingLength = embeddingLength;
    this.content = content;
    this.creatorIndexes = creatorIndexes;
    this.creators = creators;
    this.blend = blend;
  }

  /** Of a model in memory. */
  public static ColdFactors of(ContentModel model) {
    Map<String, Integer> indexes = indexes(model.creatorIds());
    return new ColdFactors(
        model.embeddingLength(),
        model.content(),
        creatorId -> indexes.getOrDefault(creatorId, -1),
        model.creators(),
        model.blend());
  }

  /** Length of a row: that of the item rows. */
  public int columns() {
    return content.rank();
  }

  /** The row of a video by what its publisher said. */
  public boolean row(Video video, float[] into) {
    return row(video.embedding(), video.creatorId(), into);
  }

  /**
   * Computes a row.
   *
   * @param embedding one of another length than the model's counts as none
   * @param creatorId may be empty or unknown
   * @param into receives the row, of {@link #columns} elements
   * @return whether anything is known; {@code false} leaves zeroes
   */
  public boolean row(Embedding embedding, String creatorId, float[] into) {
    Arrays.fill(into, 0, columns(), 0f);
    boolean described = embeddingLength > 0 && embedding.length() == embeddingLength;
    int creator = creatorId.isEmpty() ? -1 : creatorIndexes.applyAsInt(creatorId);
    double contentWeight = creator >= 0 ? blend.contentOfBoth() : blend.contentAlone();
    double creatorWeight = described ? blend.creatorOfBoth() : blend.creatorAlone();
    if (described && contentWeight > 0) {
      addContent(embedding, (float) contentWeight, into);
    }
    if (creator >= 0 && creatorWeight > 0) {
      creators.addScaledRow(creator, (float) creatorWeight, into);
    }
    return shorten(into);
  }

  private void addContent(Embedding embedding, float weight, float[] into) {
    for (int i = 0; i < embeddingLength; i++) {
      content.addScaledRow(i, weight * embedding.get(i), into);
    }
    content.addScaledRow(embeddingLength, weight, into);
  }

  /** Cuts the row to the longest there may be; zeroes it where the numbers were beyond float32. */
  private boolean shorten(float[] row) {
    double squares = 0;
    for (int column = 0; column < columns(); column++) {
      squares += (double) row[column] * row[column];
    }
    if (!Double.isFinite(squares)) {
      Arrays.fill(row, 0, columns(), 0f);
      return false;
    }
    double length = Math.sqrt(squares);
    if (length > blend.longestRow()) {
      for (int column = 0; column < columns(); column++) {
        row[column] *= (float) (blend.longestRow() / length);
      }
    }
    return length > 0 && blend.longestRow() > 0;
  }

  private static Map<String, Integer> indexes(List<String> creatorIds) {
    Map<String, Integer> indexes = HashMap.newHashMap(creatorIds.size());
    for (int index = 0; index < creatorIds.size(); index++) {
      indexes.put(creatorIds.get(index), index);
    }
    return indexes;
  }
}
