package io.reeltime.serving.eligibility;

/** What keeps a video out of an answer, in the order in which it is asked about. */
public enum Obstacle {
  NOT_VISIBLE("not published or taken down"),
  REGION("not for the region"),
  EXCLUDED("excluded"),
  FILTER("outside the filter"),
  SEEN("seen already");

  private final String description;

  Obstacle(String description) {
    this.description = description;
  }

  /** For people, after a number of videos. */
  public String description() {
    return description;
  }
}
