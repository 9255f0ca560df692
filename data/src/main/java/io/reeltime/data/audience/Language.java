package io.reeltime.data.audience;

/** Languages of videos and users, with the share of each. */
enum Language {
  ENGLISH("en", 0.50),
  SPANISH("es", 0.18),
  PORTUGUESE("pt", 0.10),
  HINDI("hi", 0.08),
  INDONESIAN("id", 0.06),
  FRENCH("fr", 0.04),
  GERMAN("de", 0.03),
  JAPANESE("ja", 0.01);

  private static final Language[] ALL = values();

  private final String tag;
  private final double share;

  Language(String tag, double share) {
    this.tag = tag;
    this.share = share;
  }

  /** BCP 47 tag. */
  String tag() {
    return tag;
  }

  /** The language at a quantile in [0, 1). */
  static Language at(double uniform) {
    double left = uniform;
    for (Language language : ALL) {
      left -= language.share;
      if (left < 0) {
        return language;
      }
    }
    return ENGLISH;
  }
}
