package io.reeltime.pipelines.demo;

import io.reeltime.pipelines.run.RunRecord;

/**
 * What one full turn of the cycle did.
 *
 * @param videos put into the catalogue
 * @param historyEvents posted before the first model
 * @param historyEventsPerSecond durable, over HTTP
 * @param secondsToFirstRecommendations from the start of the process to the first personal feed
 * @param run that made the model
 * @param sessions played against it
 * @param liveEvents those led to
 * @param watchSecondsPerSession with the recommended feed
 * @param watchSecondsPerSessionPopular with what is popular
 * @param medianAnswerMicros server time of an answer
 * @param reaction what a like and a skip changed
 */
public record DemoSummary(
    int videos,
    long historyEvents,
    double historyEventsPerSecond,
    double secondsToFirstRecommendations,
    RunRecord run,
    long sessions,
    long liveEvents,
    double watchSecondsPerSession,
    double watchSecondsPerSessionPopular,
    long medianAnswerMicros,
    FeedReaction reaction) {

  /** Whether everything that a turn promises came true. */
  public boolean complete() {
    return reaction.changed() && reaction.seenVideosInNextFeed() == 0;
  }
}
