package io.reeltime.data.dataset;

import io.reeltime.data.dataset.DatasetLine.Interaction;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Fields;
import io.reeltime.data.event.InvalidRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Turns the interactions of a data set into events, the same each time: the event id is made of the
 * data set's name, the place in the file and the content, so that a second import is all duplicates
 * for as long as the log remembers event ids.
 *
 * <p>What a data set leaves open: a missing type is a view, a missing time the time of import. A
 * rating r on a scale of 0 to R, where no watch time is given, becomes a view of r/R of a video of
 * {@link #NOMINAL_MILLIS}: the best rating is a video watched to its end, and a rating near 0
 * counts as the skip that such a view is.
 *
 * @param dataset name of the data set, part of every event id
 * @param highestRating R, above 0
 * @param importTime stands in for missing times
 */
public record DatasetEvents(String dataset, double highestRating, Instant importTime) {
  /** Length of a rated video of unknown length: a minute. */
  public static final long NOMINAL_MILLIS = 60_000;

  /** Leaves room in an event id, which has at most 256 bytes, for line and position. */
  private static final int LONGEST_NAME = 64;

  public DatasetEvents {
    Fields.id("dataset", dataset);
    Objects.requireNonNull(importTime, "importTime");
    if (dataset.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "dataset: found a name of %d characters, expected at most %d"
              .formatted(dataset.length(), LONGEST_NAME));
    }
    if (!(highestRating > 0) || Double.isInfinite(highestRating)) {
      throw new IllegalArgumentException(
          "highestRating: found " + highestRating + ", expected above 0");
    }
  }

  /**
   * The event of an interaction.
   *
   * @throws InvalidRecordException if the rating is outside the scale, or a field breaks an event's
   *     rule
   */
  public Event event(Interaction interaction) {
    Double rating = interaction.rating();
    return rating != null && hasNoWatchTime(interaction)
        ? event(interaction, watchMillis(rating), NOMINAL_MILLIS)
        : event(interaction, interaction.watchMillis(), interaction.durationMillis());
  }

  private Event event(Interaction interaction, long watchMillis, long durationMillis) {
    return Event.of(
        eventId(interaction),
        interaction.userId(),
        interaction.videoId(),
        Objects.requireNonNullElse(interaction.type(), EventType.VIEW),
        watchMillis,
        durationMillis,
        Objects.requireNonNullElse(interaction.timestamp(), importTime));
  }

  /** Place and content: another file of the same name, or an edited one, is not taken for this. */
  private String eventId(Interaction interaction) {
    CRC32C content = new CRC32C();
    String text =
        String.join(
            "\0",
            interaction.userId(),
            interaction.videoId(),
            String.valueOf(interaction.type()),
            String.valueOf(interaction.timestamp()));
    content.update(text.getBytes(StandardCharsets.UTF_8));
    return "%s:%d:%d:%08x"
        .formatted(dataset, interaction.line(), interaction.itemPosition(), content.getValue());
  }

  private static boolean hasNoWatchTime(Interaction interaction) {
    return (interaction.type() == null || interaction.type() == EventType.VIEW)
        && interaction.watchMillis() == 0
        && interaction.durationMillis() == 0;
  }

  private long watchMillis(double rating) {
    if (!(rating >= 0 && rating <= highestRating)) {
      throw new InvalidRecordException("rating", rating, "0 to " + highestRating);
    }
    return Math.round(NOMINAL_MILLIS * rating / highestRating);
  }
}
