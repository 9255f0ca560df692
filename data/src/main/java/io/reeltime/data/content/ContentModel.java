package io.reeltime.data.content;

import io.reeltime.data.factors.FactorMatrix;
import java.util.List;

/**
 * What training learnt about rows of videos that no one has watched, as it goes into a snapshot.
 *
 * @param embeddingLength of the embeddings that are understood; 0 where there were too few
 * @param content linear map from embeddings to rows, {@code [(embeddingLength + 1) x columns]}; the
 *     last row is the constant
 * @param creatorIds in ascending order of UTF-8 bytes
 * @param creators shrunk mean row of each creator's videos, {@code [creators x columns]}
 * @param blend of the two
 * @param report what it is worth
 */
public record ContentModel(
    int embeddingLength,
    FactorMatrix content,
    List<String> creatorIds,
    FactorMatrix creators,
    ColdBlend blend,
    ContentReport report) {

  public ContentModel {
    creatorIds = List.copyOf(creatorIds);
    if (content.rows() != embeddingLength + 1) {
      throw new IllegalArgumentException(
          "content model: found %d rows for embeddings of length %d, expected %d"
              .formatted(content.rows(), embeddingLength, embeddingLength + 1));
    }
    if (creators.rows() != creatorIds.size() || creators.rank() != content.rank()) {
      throw new IllegalArgumentException(
          "content model: found %d creator rows of %d columns, expected %d of %d"
              .formatted(creators.rows(), creators.rank(), creatorIds.size(), content.rank()));
    }
  }
}
