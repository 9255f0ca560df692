package io.reeltime.serving.eligibility;

import io.reeltime.serving.catalogue.LiveCatalogue;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.rule.CatalogueColumns;
import io.reeltime.serving.rule.CodeSet;
import io.reeltime.serving.rule.CompiledRule;
import io.reeltime.serving.rule.Rule;
import io.reeltime.serving.rule.TextField;
import java.time.Instant;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The eligibility of one request: made once, asked a hundred thousand times. Allocates for what the
 * request says, never for the catalogue; all of a question is answered from one state of the video.
 * Serves one thread.
 *
 * <p>Whoever asks until enough are found, and so perhaps all of the catalogue, asks {@link
 * #untilDeadline}.
 */
public final class RequestEligibility implements Eligibility {
  private static final CompiledRule ANYTHING = (_, _) -> true;

  private final LiveCatalogue catalogue;
  private final CatalogueColumns columns;
  private final int videos;
  private final int rows;
  private final long nowMillis;
  private final Restrictions restrictions;
  private final CompiledRule region;
  private final CompiledRule rule;
  private final CodeSet excluded;
  private final IntPredicate seen;
  private final long deadlineNanos;
  private boolean cut;

  /**
   * @param catalogue of the generation that answers
   * @param restrictions of the request
   * @param seen videos by index that this user must not see again, hidden ones among them
   * @param now by which a video must be published, and which relative times count from
   * @param deadlineNanos by {@link System#nanoTime}
   */
  public RequestEligibility(
      LiveCatalogue catalogue,
      Restrictions restrictions,
      IntPredicate seen,
      Instant now,
      long deadlineNanos) {
    this.catalogue = catalogue;
    this.columns = catalogue.columns();
    // First of all: see Rule.compile. What is put while this request runs is for the next one.
    this.videos = catalogue.videos();
    this.rows = columns.rows();
    this.nowMillis = now.toEpochMilli();
    this.restrictions = restrictions;
    this.region = compiled(inRegion(restrictions.region()), now);
    this.rule = compiled(restrictions.rule(), now);
    this.excluded =
        CodeSet.of(restrictions.excludedVideoIds().stream().mapToInt(catalogue::indexOf).toArray());
    this.seen = seen;
    this.deadlineNanos = deadlineNanos;
  }

  private static @Nullable Rule inRegion(@Nullable String region) {
    return region == null ? null : new Rule.OneOf(TextField.REGION, Set.of(region));
  }

  private CompiledRule compiled(@Nullable Rule rule, Instant now) {
    return rule == null ? ANYTHING : rule.compile(columns, now);
  }

  @Override
  public boolean allows(int videoIndex) {
    return obstacle(videoIndex) == null;
  }

  /**
   * The same for one walk over the catalogue, which ends soon after the deadline: one that begins
   * late may still ask a thousand times.
   */
  public Eligibility untilDeadline() {
    return new UntilDeadline(this, deadlineNanos, () -> cut = true);
  }

  /** Whether the deadline has ended a walk, so that there may be more than was found. */
  public boolean isCut() {
    return cut;
  }

  /**
   * The few videos that could be allowed, where the rule is selective and the catalogue has lists
   * for it: cheaper to score one by one than to find by a scan.
   *
   * @param most how many are few
   * @return indexes, ascending, each once, of every allowed video and of some that are not; null
   *     when they are not few
   */
  public int @Nullable [] candidates(int most) {
    Rule filter = restrictions.rule();
    return filter == null ? null : catalogue.candidates(filter, most);
  }

  /** The first thing that keeps a video out; null when nothing does. */
  public @Nullable Obstacle obstacle(int videoIndex) {
    if (videoIndex >= videos) {
      return Obstacle.NOT_VISIBLE;
    }
    int row = catalogue.row(videoIndex);
    if (row >= rows || columns.publishedAtMillis(row) > nowMillis) {
      return Obstacle.NOT_VISIBLE;
    }
    if (!region.matches(videoIndex, row)) {
      return Obstacle.REGION;
    }
    if (excluded.contains(videoIndex)) {
      return Obstacle.EXCLUDED;
    }
    if (!rule.matches(videoIndex, row)) {
      return Obstacle.FILTER;
    }
    return seen.test(videoIndex) ? Obstacle.SEEN : null;
  }

  /** Why an answer is empty, for people: a contradiction in the rule, or what each obstacle did. */
  public String reasonForNothing() {
    return restrictions
        .contradiction(Instant.ofEpochMilli(nowMillis))
        .orElseGet(() -> obstacles().reason());
  }

  /**
   * What keeps every video of the catalogue out, or of its first ones if the deadline comes before:
   * asks of each, so for empty answers only.
   */
  public Obstacles obstacles() {
    Obstacles obstacles = new Obstacles(videos);
    while (obstacles.asked() < videos && !UntilDeadline.isLate(obstacles.asked(), deadlineNanos)) {
      obstacles.add(obstacle(obstacles.asked()));
    }
    return obstacles;
  }
}
