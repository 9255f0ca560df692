package io.reeltime.serving;

import io.reeltime.data.retrieval.Search;
import io.reeltime.serving.catalogue.LiveCatalogue;
import io.reeltime.serving.eligibility.RequestEligibility;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.model.Scorer;
import io.reeltime.serving.pool.PooledTask;
import io.reeltime.serving.pool.Scan;
import io.reeltime.serving.retrieval.CandidateUnion;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.Ranked;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Videos like a video: those whose rows have the largest inner product with its own, and those that
 * its neighbour list names, by the cosine of factors. Where it has no factor, or the deadline is
 * over, what is popular in its category.
 */
final class SimilarTask implements PooledTask<Answer> {
  /** Candidates by inner product, which likes the popular ones; the cosine then ranks them. */
  private static final int LEAST_CANDIDATES = 500;

  private final FeedSetup setup;
  private final String videoId;
  private final int limit;
  private final Restrictions restrictions;
  private final StageClock stages;
  private final long deadlineNanos;
  private @Nullable Generation generation;
  private @Nullable RequestEligibility eligible;
  private @Nullable Scorer scorer;
  private @Nullable Scan scan;
  private int videoIndex;
  private boolean behind;

  SimilarTask(
      FeedSetup setup, String videoId, int limit, Restrictions restrictions, long deadlineNanos) {
    this.setup = setup;
    this.videoId = videoId;
    this.limit = limit;
    this.restrictions = restrictions;
    this.stages = new StageClock(setup.observer(), System.nanoTime());
    this.deadlineNanos = deadlineNanos;
  }

  @Override
  public @Nullable Scan prepare() {
    stages.end(Stage.QUEUE);
    Generation held = setup.generations().hold();
    generation = held;
    behind = !held.live().catchUp(setup.log(), deadlineNanos);
    stages.end(Stage.STATE);
    videoIndex = held.live().indexOf(videoId);
    if (videoIndex < 0) {
      throw new UnknownVideoException(videoId);
    }
    RequestEligibility others =
        new RequestEligibility(
            held.live().catalogue(),
            restrictions,
            own -> own == videoIndex,
            setup.clock().instant(),
            deadlineNanos);
    eligible = others;
    LiveModel model = held.model();
    if (model == null || !model.hasFactor(videoIndex) || isLate()) {
      return null;
    }
    Scorer lent = model.lendScorer();
    scorer = lent;
    lent.search().begin(model.row(videoIndex), others::allows, limit, limit + LEAST_CANDIDATES);
    scan = new Scan(model.index(), lent.search(), deadlineNanos);
    return scan;
  }

  @Override
  public Answer complete() {
    Generation held = Objects.requireNonNull(generation);
    RequestEligibility others = Objects.requireNonNull(eligible);
    LiveModel model = held.model();
    Picks picks = new Picks(limit);
    Fallback fallback = null;
    boolean partial = scan != null && !scan.isWhole();
    if (model != null && scorer != null) {
      stages.end(Stage.SCAN);
      addByCosine(picks, model, scorer.search(), others);
    } else {
      fallback = fallback(model);
    }
    if (partial || fallback != null) {
      fillFromCategory(picks, held, others);
    }
    stages.end(Stage.RANK);
    List<RecommendedVideo> videos = picks.videos(held.live());
    return stages.answered(
        new Answer(
            setup.requestIds().get(),
            null,
            held.version(),
            fallback,
            partial || others.isCut(),
            behind,
            videos.isEmpty() ? others.reasonForNothing() : null,
            null,
            stages.micros(),
            videos));
  }

  private boolean isLate() {
    return System.nanoTime() - deadlineNanos > 0;
  }

  /** Why nothing was scanned. */
  private Fallback fallback(@Nullable LiveModel model) {
    if (model == null) {
      return Fallback.NO_SNAPSHOT;
    }
    return model.hasFactor(videoIndex) ? Fallback.DEADLINE : Fallback.NO_FACTOR;
  }

  private void addByCosine(Picks picks, LiveModel model, Search search, Eligibility others) {
    int[] scanned = IntStream.range(0, search.size()).map(search::row).sorted().toArray();
    int[] neighbours = model.neighbours(videoIndex);
    float[] own = model.row(videoIndex);
    float inverseNorm = model.inverseNorm(videoIndex);
    Ranked united =
        CandidateUnion.topK(
            scanned,
            neighbours.length,
            place -> neighbours[place],
            other -> model.factors().dot(other, own) * inverseNorm * model.inverseNorm(other),
            others,
            limit);
    picks.add(
        united,
        other -> Arrays.binarySearch(scanned, other) >= 0 ? Source.FACTORS : Source.NEIGHBOURS);
  }

  private void fillFromCategory(Picks picks, Generation held, RequestEligibility others) {
    LiveCatalogue catalogue = held.live().catalogue();
    int category = catalogue.categoryCode(videoIndex);
    PopularityFill popular = new PopularityFill(held);
    popular.fill(
        picks,
        () -> others.untilDeadline().and(other -> catalogue.categoryCode(other) == category));
    popular.fill(picks, others::untilDeadline);
  }

  @Override
  public void close() {
    if (scorer != null) {
      scorer.close();
    }
    if (generation != null) {
      generation.close();
    }
  }
}
