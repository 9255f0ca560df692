package io.reeltime.data.audience;

import io.reeltime.data.audience.SeedMixer.Purpose;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What users see without a recommender: a mix of popular videos, popular ones of a topic they
 * follow, fresh ones, and any.
 *
 * <p>Popularity is drawn from a table that holds for one day (UTC); the tables of the last few days
 * in use are kept, which is the audience's only memory that grows with the number of videos (about
 * 16 bytes each and day).
 */
final class OrganicFeeds {
  private static final int DAYS_KEPT = 4;
  private static final double TOPIC_SHARE = 0.40;
  private static final double POPULAR_SHARE = 0.25;
  private static final double FRESH_SHARE = 0.20;
  private static final int TRIES = 4;

  private final Catalogue catalogue;
  private final int topics;
  private final long key;
  private final AtomicReferenceArray<@Nullable DayPopularity> days =
      new AtomicReferenceArray<>(DAYS_KEPT);

  OrganicFeeds(AudienceSettings settings, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.topics = settings.topics();
    this.key = SeedMixer.key(settings.seed(), Purpose.ORGANIC_FEEDS);
  }

  /**
   * Fills a feed with different videos that are published by then.
   *
   * @param into receives the video indexes
   * @return how many; fewer than {@code into} holds when the catalogue is small
   */
  int fill(int userIndex, Taste taste, long millis, int[] into) {
    int published = catalogue.timeline().publishedBy(millis);
    if (published == 0) {
      return 0;
    }
    int dayBefore = catalogue.timeline().publishedBy(millis - Timeline.DAY_MILLIS);
    DayPopularity popularity = popularityOn(Math.floorDiv(millis, Timeline.DAY_MILLIS));
    SplittableRandom random =
        new SplittableRandom(SeedMixer.at(SeedMixer.at(key, userIndex), millis));
    int count = 0;
    for (int slot = 0; slot < into.length * TRIES && count < into.length; slot++) {
      into[count] = draw(taste, popularity, dayBefore, published, random);
      if (isNew(into, count)) {
        count++;
      }
    }
    return count;
  }

  private static int draw(
      Taste taste,
      DayPopularity popularity,
      int dayBefore,
      int published,
      SplittableRandom random) {
    double source = random.nextDouble();
    if (source < TOPIC_SHARE) {
      return popularity.videoOf(taste.topic(random.nextDouble()), random);
    }
    if (source < TOPIC_SHARE + POPULAR_SHARE) {
      return popularity.video(random);
    }
    boolean fresh = source < TOPIC_SHARE + POPULAR_SHARE + FRESH_SHARE && dayBefore < published;
    return random.nextInt(fresh ? dayBefore : 0, published);
  }

  private static boolean isNew(int[] feed, int last) {
    for (int i = 0; i < last; i++) {
      if (feed[i] == feed[last]) {
        return false;
      }
    }
    return true;
  }

  private DayPopularity popularityOn(long day) {
    int slot = Math.floorMod(day, DAYS_KEPT);
    DayPopularity kept = days.get(slot);
    if (kept != null && kept.day() == day) {
      return kept;
    }
    // Two threads may both build it; both builds are equal.
    DayPopularity built = DayPopularity.of(catalogue, topics, day);
    days.set(slot, built);
    return built;
  }
}
