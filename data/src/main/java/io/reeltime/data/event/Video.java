package io.reeltime.data.event;

import java.time.Instant;
import java.util.List;

/**
 * A video of the catalogue: what eligibility and the page need to know about it. Putting it again
 * replaces it.
 *
 * @param videoId at most 256 bytes of UTF-8
 * @param creatorId who published it; may be empty
 * @param title shown to people; may be empty
 * @param category may be empty
 * @param language BCP 47 tag; may be empty
 * @param durationMillis 0 when unknown
 * @param publishedAt when it became visible; 1970 to 9999
 * @param regions where it may be shown (ISO 3166 codes); empty means everywhere; at most 256
 * @param status whether it may be shown at all
 * @param embedding what it shows, for recommending it before anyone has watched it; may be {@link
 *     Embedding#NONE}
 */
public record Video(
    String videoId,
    String creatorId,
    String title,
    String category,
    String language,
    long durationMillis,
    Instant publishedAt,
    List<String> regions,
    Status status,
    Embedding embedding)
    implements LogRecord {

  /** More than ISO 3166 has. */
  private static final int MOST_REGIONS = 256;

  /** Whether a video may be shown. */
  public enum Status {
    PUBLISHED,
    TAKEN_DOWN
  }

  /**
   * Checks every rule that needs no clock.
   *
   * @throws InvalidRecordException at the first field that breaks its rule
   */
  public Video {
    Fields.id("videoId", videoId);
    Fields.text("creatorId", creatorId);
    Fields.text("title", title);
    Fields.text("category", category);
    Fields.text("language", language);
    Fields.notNegative("durationMillis", durationMillis);
    Fields.time("publishedAt", publishedAt);
    Fields.present("status", status, "a status");
    Fields.present("embedding", embedding, "an embedding");
    Fields.present("regions", regions, "a list");
    if (regions.size() > MOST_REGIONS) {
      throw new InvalidRecordException(
          "regions", regions.size() + " entries", "at most " + MOST_REGIONS);
    }
    regions.forEach(region -> Fields.id("regions", region));
    regions = List.copyOf(regions);
  }

  /** A video without an embedding. */
  public Video(
      String videoId,
      String creatorId,
      String title,
      String category,
      String language,
      long durationMillis,
      Instant publishedAt,
      List<String> regions,
      Status status) {
    this(
        videoId,
        creatorId,
        title,
        category,
        language,
        durationMillis,
        publishedAt,
        regions,
        status,
        Embedding.NONE);
  }

  /** The same video with another embedding. */
  public Video withEmbedding(Embedding other) {
    return new Video(
        videoId,
        creatorId,
        title,
        category,
        language,
        durationMillis,
        publishedAt,
        regions,
        status,
        other);
  }

  /** A video of which only the id is known. */
  public static Video unknown(String videoId) {
    return new Video(videoId, "", "", "", "", 0, Instant.EPOCH, List.of(), Status.PUBLISHED);
  }
}
