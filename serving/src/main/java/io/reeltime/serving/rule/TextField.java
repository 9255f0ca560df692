package io.reeltime.serving.rule;

import io.reeltime.data.event.Video;
import java.util.Collection;

/** A field of a video that is compared as text, literally. */
public enum TextField {
  CATEGORY("category"),
  LANGUAGE("language"),
  CREATOR("creator"),
  /** Where a video may be shown; one without regions may be shown everywhere. */
  REGION("region"),
  VIDEO_ID("videoId");

  private final String fieldName;

  TextField(String fieldName) {
    this.fieldName = fieldName;
  }

  /** The name in rules, such as {@code videoId}. */
  public String fieldName() {
    return fieldName;
  }

  /** Whether the video's value is one of these; for regions, whether one of its values is. */
  boolean isOneOf(Collection<String> values, Video video) {
    return switch (this) {
      case CATEGORY -> values.contains(video.category());
      case LANGUAGE -> values.contains(video.language());
      case CREATOR -> values.contains(video.creatorId());
      case REGION ->
          video.regions().isEmpty() || video.regions().stream().anyMatch(values::contains);
      case VIDEO_ID -> values.contains(video.videoId());
    };
  }
}
