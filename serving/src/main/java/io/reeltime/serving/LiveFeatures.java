package io.reeltime.serving;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.serving.catalogue.LiveCatalogue;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.rule.TextField;
import io.reeltime.serving.shaping.VideoFeatures;
import org.jspecify.annotations.Nullable;

/** What shaping asks of videos, from the catalogue as of now and the model's item rows. */
final class LiveFeatures implements VideoFeatures {
  private final LiveCatalogue catalogue;
  private final @Nullable LiveModel model;
  private final int unknownCreator;
  private final int unknownCategory;

  LiveFeatures(Generation generation) {
    this.catalogue = generation.live().catalogue();
    this.model = generation.model();
    this.unknownCreator = catalogue.columns().codeOf(TextField.CREATOR, "");
    this.unknownCategory = catalogue.columns().codeOf(TextField.CATEGORY, "");
  }

  @Override
  public int creator(int videoIndex) {
    int code = catalogue.columns().creatorCode(catalogue.row(videoIndex));
    return code == unknownCreator ? UNKNOWN : code;
  }

  @Override
  public int category(int videoIndex) {
    int code = catalogue.columns().categoryCode(catalogue.row(videoIndex));
    return code == unknownCategory ? UNKNOWN : code;
  }

  @Override
  public long publishedAtMillis(int videoIndex) {
    return catalogue.columns().publishedAtMillis(catalogue.row(videoIndex));
  }

  @Override
  public int columns() {
    return model == null ? 0 : model.factors().rank();
  }

  @Override
  public boolean copyRow(int videoIndex, float[] into) {
    if (model == null || !model.hasFactor(videoIndex)) {
      return false;
    }
    FactorMatrix factors = model.factors();
    factors.copyRow(videoIndex, into);
    return true;
  }
}
