package io.reeltime.serving;

import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.UserState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests: holds one generation, makes the user's state, has the videos selected, and
 * writes the answer. Safe for many threads; the caller bounds how many.
 */
public final class RecommendationService {
  private final Generations generations;
  private final EventLog log;
  private final InstantSource clock;
  private final Supplier<String> requestIds;

  /**
   * @param generations what to answer from
   * @param log whose durable events a user's answer always knows
   * @param clock by which videos are published
   * @param requestIds a new one for each answer
   */
  public RecommendationService(
      Generations generations, EventLog log, InstantSource clock, Supplier<String> requestIds) {
    this.generations = generations;
    this.log = log;
    this.clock = clock;
    this.requestIds = requestIds;
  }

  /** For a user, from their history and live events; never what they have seen. */
  public Answer recommend(String userId, int limit) {
    long started = System.nanoTime();
    try (Generation generation = generations.hold()) {
      generation.live().catchUp(log);
      UserState state = generation.live().userState(userId);
      return answer(generation, userId, started, selector -> selector.forUser(state, limit));
    }
  }

  /** For someone of whom nothing is known but the given events; never a video among them. */
  public Answer recommend(List<GivenEvent> events, int limit) {
    long started = System.nanoTime();
    try (Generation generation = generations.hold()) {
      UserState state = stateOf(events, generation.live());
      return answer(generation, null, started, selector -> selector.forUser(state, limit));
    }
  }

  /** Videos like a video; empty if neither snapshot nor log knows it. */
  public Optional<Answer> similar(String videoId, int limit) {
    long started = System.nanoTime();
    try (Generation generation = generations.hold()) {
      int videoIndex = generation.live().indexOf(videoId);
      return videoIndex < 0
          ? Optional.empty()
          : Optional.of(
              answer(generation, null, started, selector -> selector.similarTo(videoIndex, limit)));
    }
  }

  /** Videos that many like just now. */
  public Answer trending(int limit) {
    long started = System.nanoTime();
    try (Generation generation = generations.hold()) {
      return answer(generation, null, started, selector -> selector.trending(limit));
    }
  }

  private static UserState stateOf(List<GivenEvent> events, LiveState live) {
    UserState state = new UserState();
    for (GivenEvent event : events) {
      int videoIndex = live.indexOf(event.videoId());
      if (videoIndex >= 0 && event.type() != EventType.IMPRESSION) {
        state.add(
            videoIndex,
            live.strength(
                event.type(),
                event.watchMillis(),
                event.durationMillis(),
                event.timestamp().toEpochMilli()));
      }
    }
    return state;
  }

  private Answer answer(
      Generation generation,
      @Nullable String userId,
      long startedNanos,
      Function<Selector, Selection> select) {
    Selection selection = select.apply(new Selector(generation, clock.millis()));
    List<RecommendedVideo> items = items(selection.picks(), generation.live());
    return new Answer(
        requestIds.get(),
        userId,
        generation.version(),
        selection.fallback(),
        (System.nanoTime() - startedNanos) / 1_000,
        items);
  }

  private static List<RecommendedVideo> items(List<Picks.Pick> picks, LiveState live) {
    return IntStream.range(0, picks.size())
        .mapToObj(position -> {
          Picks.Pick pick = picks.get(position);
          return RecommendedVideo.certain(
              live.video(pick.videoIndex()), pick.score(), position, pick.source());
        })
        .toList();
  }
}
