package io.reeltime.data.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Embeddings (e, f) become (e + 1, f, e - f); ada's videos are (0, 2, 0) on average. */
class ColdFactorsTest {
  private static final ColdBlend BLEND = new ColdBlend(0.5, 0.25, 0.75, 1, 100);

  private final float[] row = new float[3];

  @Test
  void theBlendIsThatOfWhatIsKnown() {
    ColdFactors cold = ColdFactors.of(model(BLEND));
    assertThat(cold.columns()).isEqualTo(3);
    assertThat(cold.row(Embedding.of(1, 2), "ada", row)).isTrue();
    // 0.5 (2, 2, -1) + 0.25 (0, 2, 0)
    assertThat(row).containsExactly(1, 1.5f, -0.5f);
    assertThat(cold.row(Embedding.of(1, 2), "unknown", row)).isTrue();
    assertThat(row).containsExactly(1.5f, 1.5f, -0.75f);
    assertThat(cold.row(Embedding.of(1, 2), "", row)).isTrue();
    assertThat(row).containsExactly(1.5f, 1.5f, -0.75f);
    assertThat(cold.row(Embedding.NONE, "ada", row)).isTrue();
    assertThat(row).containsExactly(0, 2, 0);
  }

  @Test
  void nothingKnownIsNoRow() {
    ColdFactors cold = ColdFactors.of(model(BLEND));
    row[0] = 7;
    assertThat(cold.row(Video.unknown("v"), row)).isFalse();
    assertThat(row).containsOnly(0);
    assertThat(cold.row(Embedding.of(1, 2, 3), "", row)).as("another length").isFalse();
  }

  @Test
  void noEmbeddingIsLouderThanAnOrdinaryVideo() {
    ColdFactors cold = ColdFactors.of(model(new ColdBlend(0.5, 0.25, 1, 1, 3)));
    assertThat(cold.row(Embedding.of(3000, 3000), "", row)).isTrue();
    double length = Math.sqrt(row[0] * row[0] + row[1] * row[1] + row[2] * row[2]);
    assertThat(length).isCloseTo(3, within(1e-4));
    assertThat(row[1]).isCloseTo(row[0], within(1e-2f));
  }

  @Test
  void numbersBeyondFloatAreNoRow() {
    ColdFactors cold = ColdFactors.of(model(BLEND));
    Embedding huge = Embedding.of(Float.MAX_VALUE, -Float.MAX_VALUE);
    assertThat(cold.row(huge, "", row)).isFalse();
    assertThat(row).containsOnly(0);
  }

  @Test
  void aModelWhosePartsDoNotFitIsRefused() {
    assertThatThrownBy(() -> model(new ColdBlend(0.5, -1, 1, 1, 3)))
        .hasMessage("creatorOfBoth: found -1.0, expected 0 or more");
    ContentModel model = model(BLEND);
    assertThatThrownBy(() ->
            new ContentModel(
                3, model.content(), List.of("ada"), model.creators(), BLEND, model.report()))
        .hasMessage("content model: found 3 rows for embeddings of length 3, expected 4");
    assertThatThrownBy(() ->
            new ContentModel(
                2, model.content(), List.of(), model.creators(), BLEND, model.report()))
        .hasMessage("content model: found 1 creator rows of 3 columns, expected 0 of 3");
  }

  private static ContentModel model(ColdBlend blend) {
    FactorMatrix content = FactorMatrix.allocate(3, 3, Arena.ofAuto());
    content.setRow(0, new float[] {1, 0, 1});
    content.setRow(1, new float[] {0, 1, -1});
    content.setRow(2, new float[] {1, 0, 0});
    FactorMatrix creators = FactorMatrix.allocate(1, 3, Arena.ofAuto());
    creators.setRow(0, new float[] {0, 2, 0});
    return new ContentModel(
        2,
        content,
        List.of("ada"),
        creators,
        blend,
        new ContentReport(9, 1, 1, 0.1, 2, 3, Map.of("r2.content", 0.5)));
  }
}
