package io.reeltime.serving;

import io.reeltime.serving.eligibility.RequestEligibility;
import io.reeltime.serving.explain.RecentAnswer;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.model.Scorer;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.page.ShownVideos;
import io.reeltime.serving.pool.PooledTask;
import io.reeltime.serving.pool.Scan;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserState;
import io.reeltime.serving.user.UserState.Observations;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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
  private @Nullable Generation generation;
  private @Nullable UserState state;
  private @Nullable RequestEligibility eligible;
  private @Nullable Scorer scorer;
  private @Nullable Scan scan;
  private @Nullable Fallback fallback;
  private @Nullable Observations observations;

  /**
   * @param deadlineNanos by {@link System#nanoTime}
   */
  FeedTask(FeedSetup setup, FeedRequest request, long deadlineNanos) {
    this.setup = setup;
    this.request = request;
    this.deadlineNanos = deadlineNanos;
    this.stages = new StageClock(setup.observer(), System.nanoTime());
    this.now = setup.clock().instant();
  }

  @Override
  public @Nullable Scan prepare() {
    stages.end(Stage.QUEUE);
    Generation held = setup.generations().hold();
    generation = held;
    held.live().catchUp(setup.log(), deadlineNanos);
    UserState user = UserRows.of(request, held.live());
    state = user;
    eligible = eligibility(held.live(), user);
    stages.end(Stage.STATE);
    LiveModel model = held.model();
    if (model == null) {
      fallback = Fallback.NO_SNAPSHOT;
      return null;
    }
    scan = scan(model, user, eligible);
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
    return new RequestEligibility(live.catalogue(), request.restrictions(), seen, now);
  }

  private @Nullable Scan scan(LiveModel model, UserState user, Eligibility allowed) {
    Observations known = user.observations(model::hasFactor, setup.mostTasteVideos());
    observations = known;
    fallback = fallback(known);
    if (fallback != null) {
      return null;
    }
    Scorer lent = model.lendScorer();
    scorer = lent;
    if (!lent.user().solve(known.videoIndexes(), known.strengths(), known.count())) {
      fallback = Fallback.UNKNOWN_USER;
      return null;
    }
    int wanted = candidates();
    lent.search()
        .begin(lent.user().vector(), allowed::allows, wanted, ModelCandidates.mostScanned(wanted));
    return new Scan(model.index(), lent.search(), deadlineNanos);
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
    Picks picks = new Picks(candidates());
    if (scan != null && scorer != null) {
      stages.end(Stage.SCAN);
      ModelCandidates.add(picks, scorer, held.live().coldVideos(), allowed);
    }
    int byModel = picks.size();
    new PopularityFill(held).fill(picks, allowed);
    stages.end(Stage.RANK);
    String requestId = setup.requestIds().get();
    FeedPage page =
        new FeedPage(setup.shaper(), held, allowed, this::score, now.toEpochMilli());
    List<RecommendedVideo> videos =
        explained(page.of(picks, byModel, request.limit(), requestId), held, requestId);
    stages.end(Stage.SHAPE);
    return stages.answered(
        new Answer(
            requestId,
            request.userId(),
            held.version(),
            fallback,
            scan != null && !scan.isWhole(),
            videos.isEmpty() ? reason(allowed) : null,
            cursor(videos, held),
            stages.micros(),
            videos));
  }

  /** Adds the reasons when they are wanted; otherwise keeps what it takes to give them later. */
  private List<RecommendedVideo> explained(
      List<RecommendedVideo> videos, Generation held, String requestId) {
    Observations known = observations;
    if (known == null) {
      return videos;
    }
    int[] indexes = videos.stream().mapToInt(v -> held.live().indexOf(v.videoId())).toArray();
    if (request.userId() != null) {
      setup
          .reasons()
          .remember(
              new RecentAnswer(requestId, request.userId(), held.version(), now, indexes, known));
    }
    return switch (request.explanation()) {
      case NONE -> videos;
      case OF_EACH_VIDEO -> because(videos, Reasons.of(held, known, indexes));
    };
  }

  private static List<RecommendedVideo> because(
      List<RecommendedVideo> videos, List<Why.Item> reasons) {
    return IntStream.range(0, videos.size())
        .mapToObj(place -> videos.get(place).because(reasons.get(place).because()))
        .toList();
  }

  private String reason(RequestEligibility allowed) {
    return request.restrictions().contradiction(now).orElseGet(() -> allowed.obstacles().reason());
  }

  private float score(int videoIndex) {
    return scorer == null ? 0 : scorer.user().score(videoIndex);
  }

  private @Nullable String cursor(List<RecommendedVideo> videos, Generation held) {
    return request
        .cursor()
        .after(videos.stream().map(RecommendedVideo::videoId).toList(), held.version())
        .map(FeedCursor::text)
        .orElse(null);
  }

  private int candidates() {
    return setup.shaper().settings().candidates(request.limit());
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
