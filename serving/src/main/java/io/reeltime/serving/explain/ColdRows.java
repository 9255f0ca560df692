package io.reeltime.serving.explain;

import org.jspecify.annotations.Nullable;

/** The rows of videos that the model has no factor for, made of what their publishers said. */
@FunctionalInterface
public interface ColdRows {
  /** Where no video has one. */
  ColdRows NONE = _ -> null;

  /** The row of a video, {@code [rank + low-pass rank]}; null without one. */
  float @Nullable [] row(int videoIndex);
}
