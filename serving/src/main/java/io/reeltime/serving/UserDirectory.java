package io.reeltime.serving;

import io.reeltime.data.snapshot.UserHistories;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.serving.generation.Generation;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.user.LiveState;
import io.reeltime.serving.user.RecentEvent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is known and what they did: for people, not for the answers. Safe for many threads. */
public final class UserDirectory {
  private final Generations generations;

  public UserDirectory(Generations generations) {
    this.generations = generations;
  }

  /** Ids of known users, those with live events first. */
  public List<String> users(int limit) {
    try (Generation generation = generations.hold()) {
      return Stream.concat(generation.live().liveUserIds(), snapshotUserIds(generation.model()))
          .distinct()
          .limit(limit)
          .toList();
    }
  }

  /** What a user did: live events, newest first, then the snapshot's history, strongest first. */
  public List<HistoryEntry> history(String userId, int limit) {
    try (Generation generation = generations.hold()) {
      LiveState live = generation.live();
      Stream<HistoryEntry> recent =
          live.liveUser(userId).recentEvents().stream().map(event -> entry(event, live));
      return Stream.concat(recent, snapshotHistory(userId, generation.model(), live))
          .limit(limit)
          .toList();
    }
  }

  private static Stream<String> snapshotUserIds(@Nullable LiveModel model) {
    if (model == null) {
      return Stream.empty();
    }
    UserHistories histories = model.histories();
    return IntStream.range(0, histories.size()).mapToObj(histories::userId);
  }

  private static HistoryEntry entry(RecentEvent event, LiveState live) {
    return HistoryEntry.of(
        live.video(event.videoIndex()),
        event.type().wireName(),
        event.strength(),
        event.timestamp());
  }

  private static Stream<HistoryEntry> snapshotHistory(
      String userId, @Nullable LiveModel model, LiveState live) {
    if (model == null) {
      return Stream.empty();
    }
    UserHistory history = model.histories().historyOf(userId);
    return IntStream.range(0, history.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(history.strengths()[i])))
        .map(i ->
            HistoryEntry.of(
                live.video(history.videoIndexes()[i]), null, history.strengths()[i], null));
  }
}
