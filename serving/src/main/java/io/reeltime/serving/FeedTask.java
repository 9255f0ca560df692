package io.reeltime.serving;

import io.reeltime.serving.eligibility.RequestEligibility;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.page.ShownVideos;
import io.reeltime.serving.pool.PooledTask;
import io.reeltime.serving.pool.Scan;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserState;
import io.reeltime.serving.user.UserState.Observations;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A feed in the making: the user's state and fold-in before the scan, ranking and page after it.
 */
final class FeedTask implements PooledTask<Answer> {
  private final FeedSetup setup;
  private final FeedRequest request;
  private final long deadlineNanos;
  private final StageClock stages;
  private final Instant now;
  private final int wanted;
  private @Nullable Generation generation;
  private @Nullable RequestEligibility eligible;
  private @Nullable Observations observations;
  private @Nullable ModelCandidates candidates;
  private @Nullable Fallback fallback;
  private boolean behind;

  /**
   * @param deadlineNanos by {@link System#nanoTime}
   */
  FeedTask(FeedSetup setup, FeedRequest request, long deadlineNanos) {
    this.setup = setup;
    this.request = request;
    this.deadlineNanos = deadlineNanos;
    this.stages = new StageClock(setup.observer(), System.nanoTime());
    this.now = setup.clock().instant();
    this.wanted = setup.shaper().settings().candidates(request.limit());
  }

  @Override
  public @Nullable Scan prepare() {
    stages.end(Stage.QUEUE);
    Generation held = setup.generations().hold();
    generation = held;
    behind = !held.live().catchUp(setup.log(), deadlineNanos);
    UserState user = UserRows.of(request, held.live());
    RequestEligibility allowed = eligibility(held.live(), user);
    eligible = allowed;
    stages.end(Stage.STATE);
    LiveModel model = held.model();
    if (model == null) {
      fallback = Fallback.NO_SNAPSHOT;
      return null;
    }
    Scan scan = scan(model, held, user, allowed);
    stages.end(Stage.FOLD_IN);
    return scan;
  }

  /** Neither what the user has seen nor what the feed has shown. */
  private RequestEligibility eligibility(LiveState live, UserState user) {
    ShownVideos shown = request.cursor().shown();
    IntPredicate seen =
        shown.size() == 0
            ? user::hasSeen
            : video -> user.hasSeen(video) || shown.contains(live.videoId(video));
    return new RequestEligibility(
        live.catalogue(), request.restrictions(), seen, now, deadlineNanos);
  }

  private @Nullable Scan scan(
      LiveModel model, Generation held, UserState user, RequestEligibility allowed) {
    Observations known = user.observations(model::hasFactor, setup.mostTasteVideos());
    observations = known;
    fallback = fallback(known);
    if (fallback != null) {
      return null;
    }
    ModelCandidates found = new ModelCandidates(model, held, allowed, wanted);
    candidates = found;
    if (!found.solve(known)) {
      fallback = Fallback.UNKNOWN_USER;
      return null;
    }
    return found.scan(deadlineNanos);
  }

  private @Nullable Fallback fallback(Observations known) {
    if (known.count() == 0) {
      return Fallback.UNKNOWN_USER;
    }
    if (known.positives() == 0) {
      return Fallback.ONLY_NEGATIVE;
    }
    return System.nanoTime() - deadlineNanos > 0 ? Fallback.DEADLINE : null;
  }

  @Override
  public Answer complete() {
    Generation held = Objects.requireNonNull(generation);
    RequestEligibility allowed = Objects.requireNonNull(eligible);
    ModelCandidates found = fallback == null ? candidates : null;
    Picks picks = new Picks(wanted);
    stages.end(Stage.SCAN);
    if (found != null) {
      found.addTo(picks);
    }
    int byModel = picks.size();
    new PopularityFill(held).fill(picks, allowed::untilDeadline);
    boolean cut = allowed.isCut();
    stages.end(Stage.RANK);
    String requestId = setup.requestIds().get();
    List<RecommendedVideo> videos =
        new FeedPage(
                setup.shaper(),
                held,
                allowed.untilDeadline(),
                found == null ? _ -> 0 : found::score,
                now.toEpochMilli())
            .of(picks, byModel, request.limit(), requestId);
    stages.end(Stage.SHAPE);
    return stages.answered(
        new Answer(
            requestId,
            request.userId(),
            held.version(),
            fallback,
            cut || (found != null && found.isPartial()),
            behind,
            videos.isEmpty() ? allowed.reasonForNothing() : null,
            cursor(videos, held),
            stages.micros(),
            explained(videos, held, requestId)));
  }

  private @Nullable String cursor(List<RecommendedVideo> videos, Generation held) {
    return request
        .cursor()
        .after(videos.stream().map(RecommendedVideo::videoId).toList(), held.version())
        .map(FeedCursor::text)
        .orElse(null);
  }

  private List<RecommendedVideo> explained(
      List<RecommendedVideo> videos, Generation held, String requestId) {
    return observations == null
        ? videos
        : setup.reasons().explained(request, requestId, now, held, observations, videos);
  }

  @Override
  public void close() {
    if (candidates != null) {
      candidates.close();
    }
    if (generation != null) {
      generation.close();
    }
  }
}
