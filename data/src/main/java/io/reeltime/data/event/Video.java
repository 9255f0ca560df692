package io.reeltime.data.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

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
 * @param publishedAt when it became visible
 * @param regions where it may be shown (ISO 3166 codes); empty means everywhere
 * @param status whether it may be shown at all
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
    Status status)
    implements LogRecord {

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
    Objects.requireNonNull(publishedAt, "publishedAt");
    Objects.requireNonNull(status, "status");
    regions = List.copyOf(regions);
    regions.forEach(region -> Fields.id("regions", region));
  }

  /** A video of which only the id is known. */
  public static Video unknown(String videoId) {
    return new Video(videoId, "", "", "", "", 0, Instant.EPOCH, List.of(), Status.PUBLISHED);
  }
}
