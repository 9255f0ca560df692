package io.reeltime.serving;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.eligibility.RequestEligibility;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.pool.PooledTask;
import io.reeltime.serving.retrieval.OrderedWalk;
import java.util.List;

/**
 * Answers requests, each from exactly one generation, which first takes in what is durable. Safe
 * for many threads; the pool that runs the tasks bounds how many.
 */
public final class RecommendationService {
  private final FeedSetup setup;

  public RecommendationService(FeedSetup setup) {
    this.setup = setup;
  }

  /**
   * A feed: never what was seen, and nothing that breaks a condition. Its deadline begins to run
   * now.
   */
  public PooledTask<Answer> feed(FeedRequest request) {
    return new FeedTask(setup, request, deadlineNanos());
  }

  /**
   * Videos like a video.
   *
   * @return fails with {@link UnknownVideoException} if neither snapshot nor log knows it
   */
  public PooledTask<Answer> similar(String videoId, int limit, Restrictions restrictions) {
    return new SimilarTask(setup, videoId, limit, restrictions, deadlineNanos());
  }

  /** Videos that many like just now. */
  public PooledTask<Answer> trending(int limit, Restrictions restrictions) {
    StageClock stages = new StageClock(setup.observer(), System.nanoTime());
    long deadlineNanos = deadlineNanos();
    return PooledTask.of(() -> trending(limit, restrictions, stages, deadlineNanos));
  }

  /** The first page of a user, made on the calling thread. */
  public Answer recommend(String userId, int limit) {
    return PooledTask.run(feed(FeedRequest.ofUser(userId, limit)));
  }

  /** The first page of someone who did this, made on the calling thread. */
  public Answer recommend(List<GivenEvent> events, int limit) {
    return PooledTask.run(feed(FeedRequest.ofEvents(events, limit)));
  }

  private Answer trending(
      int limit, Restrictions restrictions, StageClock stages, long deadlineNanos) {
    stages.end(Stage.QUEUE);
    try (Generation generation = setup.generations().hold()) {
      boolean behind = !generation.live().catchUp(setup.log(), deadlineNanos);
      RequestEligibility eligible =
          new RequestEligibility(
              generation.live().catalogue(),
              restrictions,
              _ -> false,
              setup.clock().instant(),
              deadlineNanos);
      Picks picks = new Picks(limit);
      int[] order = generation.model() == null ? new int[0] : generation.model().trendingOrder();
      picks.add(
          OrderedWalk.bestWithMoved(
              order,
              generation.live().movedTrends(),
              generation.live()::trending,
              eligible.untilDeadline(),
              limit),
          Source.POPULARITY);
      SnapshotVersion version = generation.version();
      List<RecommendedVideo> videos = picks.videos(generation.live());
      return stages.answered(
          new Answer(
              setup.requestIds().get(),
              null,
              version,
              version == null ? Fallback.NO_SNAPSHOT : null,
              eligible.isCut(),
              behind,
              videos.isEmpty() ? eligible.reasonForNothing() : null,
              null,
              stages.micros(),
              videos));
    }
  }

  private long deadlineNanos() {
    return System.nanoTime() + setup.deadline().toNanos();
  }
}
