package io.reeltime.pipelines.bench.synthetic;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The catalogue fields of a synthetic catalogue: a function of the index, so that ten million
 * videos take no memory. Categories, languages, creators and popularity are skewed as people make
 * them; none depends on the factors, so that a rule that passes a tenth of the catalogue passes a
 * tenth of a user's best as well.
 *
 * @param videos how many
 * @param newest when the last of them was published; they are spread over the two years before
 * @param seed of everything random
 */
record SyntheticCatalogue(int videos, Instant newest, long seed) {
  static final int CATEGORIES = 64;
  private static final double CATEGORY_SKEW = 1.6;
  private static final int VIDEOS_PER_CREATOR = 20;
  private static final double CREATOR_SKEW = 2.0;
  private static final List<String> LANGUAGES = List.of("en", "es", "hi", "pt", "id", "fr", "de");
  private static final double LANGUAGE_SKEW = 2.0;
  private static final long SPREAD_MILLIS = Duration.ofDays(730).toMillis();
  private static final int SHORTEST_MILLIS = 5_000;
  private static final int LONGEST_MILLIS = 180_000;
  private static final double POPULARITY_SPREAD = 1.5;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The videos, each made when it is asked for; in ascending order of id. */
  List<Item> items() {
    return new AbstractList<>() {
      @Override
      public Item get(int index) {
        return item(index);
      }

      @Override
      public int size() {
        return videos;
      }
    };
  }

  /** Id of a video: of equal length, so that ids sort as indexes do. */
  static String videoId(int index) {
    return "v%09d".formatted(index);
  }

  /** The video of an id. */
  static int indexOf(String videoId) {
    return Integer.parseInt(videoId, 1, videoId.length(), 10);
  }

  /** Name of a category. */
  static String categoryName(int category) {
    return "category%02d".formatted(category);
  }

  /** Category of a video, 0 to below {@value #CATEGORIES}. */
  int category(int index) {
    return skewed(random(index).nextDouble(), CATEGORIES, CATEGORY_SKEW);
  }

  private Item item(int index) {
    SplittableRandom random = random(index);
    int category = skewed(random.nextDouble(), CATEGORIES, CATEGORY_SKEW);
    int creators = Math.max(1, videos / VIDEOS_PER_CREATOR);
    String creator = "creator" + skewed(random.nextDouble(), creators, CREATOR_SKEW);
    String language = LANGUAGES.get(skewed(random.nextDouble(), LANGUAGES.size(), LANGUAGE_SKEW));
    long duration = random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS);
    Instant published = newest.minusMillis(random.nextLong(SPREAD_MILLIS));
    float popularity = (float) Math.exp(POPULARITY_SPREAD * random.nextGaussian());
    return new Item(
        new Video(
            videoId(index),
            creator,
            "Video " + index,
            categoryName(category),
            language,
            duration,
            published,
            List.of(),
            Video.Status.PUBLISHED,
            Embedding.NONE),
        popularity,
        (float) (popularity * random.nextDouble()));
  }

  private SplittableRandom random(int index) {
    return new SplittableRandom(seed + index * GOLDEN);
  }

  /** The first of {@code count} are the largest: the power of a uniform draw. */
  private static int skewed(double uniform, int count, double skew) {
    return (int) (count * Math.pow(uniform, skew));
  }
}
