package io.reeltime.serving.rule;

import io.reeltime.data.event.Video;
import org.jspecify.annotations.Nullable;

/** A field of a video that is compared as a number of milliseconds. */
public enum NumberField {
  PUBLISHED_AT("publishedAt", "a time such as 2026-01-31, 2026-01-31T12:00:00Z, now-7d or now-36h"),
  DURATION_MILLIS("durationMillis", "a whole number of milliseconds");

  private final String fieldName;
  private final String literals;

  NumberField(String fieldName, String literals) {
    this.fieldName = fieldName;
    this.literals = literals;
  }

  /** The name in rules, such as {@code publishedAt}. */
  public String fieldName() {
    return fieldName;
  }

  /** What it is compared with, for people. */
  String literals() {
    return literals;
  }

  /** Reads a literal; null if it is none for this field. */
  @Nullable Quantity read(String literal) {
    return switch (this) {
      case PUBLISHED_AT -> QuantityText.time(literal);
      case DURATION_MILLIS -> QuantityText.millis(literal);
    };
  }

  long of(Video video) {
    return switch (this) {
      case PUBLISHED_AT -> video.publishedAt().toEpochMilli();
      case DURATION_MILLIS -> video.durationMillis();
    };
  }
}
