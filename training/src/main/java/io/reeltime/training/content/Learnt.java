package io.reeltime.training.content;

import io.reeltime.data.content.ColdBlend;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.content.ContentReport;
import io.reeltime.data.factors.FactorMatrix;
import java.util.List;
import java.util.Map;

/** Both predictions of a cold row, before they are blended; as in {@link ContentModel}. */
record Learnt(
    int embeddingLength, FactorMatrix content, List<String> creatorIds, FactorMatrix creators) {
  private static final ContentReport NO_REPORT = new ContentReport(0, 0, 0, 0, 0, 0, Map.of());

  /** What the embedding alone predicts. */
  ColdFactors contentAlone() {
    return with(new ColdBlend(1, 0, 1, 0, Double.MAX_VALUE));
  }

  /** What the creator alone predicts. */
  ColdFactors creatorsAlone() {
    return with(new ColdBlend(0, 1, 0, 1, Double.MAX_VALUE));
  }

  ColdFactors with(ColdBlend blend) {
    return ColdFactors.of(model(blend, NO_REPORT));
  }

  ContentModel model(ColdBlend blend, ContentReport report) {
    return new ContentModel(embeddingLength, content, creatorIds, creators, blend, report);
  }
}
