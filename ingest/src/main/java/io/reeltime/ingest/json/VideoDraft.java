package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.event.Video;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A video while its fields arrive. */
final class VideoDraft implements Draft<Video> {
  private static final FieldNames FIELDS =
      new FieldNames(
          "videoId",
          "creatorId",
          "title",
          "category",
          "language",
          "durationMillis",
          "publishedAt",
          "regions",
          "status",
          "embedding");

  private final InstantSource clock;
  private @Nullable String videoId;
  private String creatorId = "";
  private String title = "";
  private String category = "";
  private String language = "";
  private long durationMillis;
  private @Nullable Instant publishedAt;
  private List<String> regions = List.of();
  private Video.Status status = Video.Status.PUBLISHED;
  private Embedding embedding = Embedding.NONE;

  VideoDraft(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public FieldNames fields() {
    return FIELDS;
  }

  @Override
  public void set(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "videoId" -> videoId = FieldValues.text(field, parser);
      case "creatorId" -> creatorId = FieldValues.text(field, parser);
      case "title" -> title = FieldValues.text(field, parser);
      case "category" -> category = FieldValues.text(field, parser);
      case "language" -> language = FieldValues.text(field, parser);
      case "durationMillis" -> durationMillis = FieldValues.wholeNumber(field, parser);
      case "publishedAt" -> publishedAt = FieldValues.instant(field, parser);
      case "regions" -> regions = FieldValues.texts(field, parser);
      case "status" -> status = status(FieldValues.text(field, parser));
      case "embedding" -> embedding = FieldValues.embedding(field, parser);
      default -> throw FieldValues.unknown(field, FIELDS.names());
    }
  }

  @Override
  public @Nullable String id() {
    return videoId;
  }

  @Override
  public Video build() {
    return new Video(
        Draft.required("videoId", videoId),
        creatorId,
        title,
        category,
        language,
        durationMillis,
        publishedAt == null ? clock.instant() : publishedAt,
        regions,
        status,
        embedding);
  }

  private static Video.Status status(String name) {
    for (Video.Status status : Video.Status.values()) {
      if (RecordJson.wireName(status).equals(name)) {
        return status;
      }
    }
    throw new InvalidRecordException("status", name, "one of published, taken_down");
  }
}
