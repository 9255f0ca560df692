package io.reeltime.serving.catalogue;

import io.reeltime.serving.rule.TextField;
import io.reeltime.serving.rule.VideosByText;

/** The snapshot's videos by category, language and creator: 12 bytes a video. Immutable. */
final class SnapshotLists implements VideosByText {
  private final Postings categories;
  private final Postings languages;
  private final Postings creators;

  /**
   * @param rows of which the first are the snapshot's videos, by index
   * @param videos how many these are
   */
  SnapshotLists(CatalogueRows rows, int videos) {
    this.categories = Postings.of(videos, rows.categories(), rows::categoryCode);
    this.languages = Postings.of(videos, rows.languages(), rows::languageCode);
    this.creators = Postings.of(videos, rows.creators(), rows::creatorCode);
  }

  @Override
  public int count(TextField field, int code) {
    return postings(field).count(code);
  }

  @Override
  public int copy(TextField field, int code, int[] target, int from) {
    return postings(field).copy(code, target, from);
  }

  private Postings postings(TextField field) {
    return switch (field) {
      case CATEGORY -> categories;
      case LANGUAGE -> languages;
      case CREATOR -> creators;
      case REGION, VIDEO_ID ->
          throw new IllegalArgumentException(
              "lists of videos: found "
                  + field.fieldName()
                  + ", expected category, language or"
                  + " creator");
    };
  }
}
