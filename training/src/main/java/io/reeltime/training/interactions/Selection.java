package io.reeltime.training.interactions;

/** Which pairs of a chunk one question takes, and which of their values. */
enum Selection {
  ALL,
  TRENDS,
  BEFORE_CUT,
  FIRST_MET_AFTER_CUT;

  boolean takes(InteractionChunk chunk, int pair) {
    boolean known = chunk.lastMillisBeforeCut()[pair] != InteractionChunk.NEVER;
    return switch (this) {
      case ALL, TRENDS -> true;
      case BEFORE_CUT -> known;
      case FIRST_MET_AFTER_CUT -> !known;
    };
  }

  float value(InteractionChunk chunk, int pair) {
    return switch (this) {
      case ALL, FIRST_MET_AFTER_CUT -> chunk.strengths()[pair];
      case TRENDS -> chunk.trends()[pair];
      case BEFORE_CUT -> chunk.strengthsBeforeCut()[pair];
    };
  }

  long time(InteractionChunk chunk, int pair) {
    return switch (this) {
      case ALL, TRENDS, FIRST_MET_AFTER_CUT -> chunk.lastMillis()[pair];
      case BEFORE_CUT -> chunk.lastMillisBeforeCut()[pair];
    };
  }
}
