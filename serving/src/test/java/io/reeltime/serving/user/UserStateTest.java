package io.reeltime.serving.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.EventType;
import io.reeltime.data.snapshot.UserHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserStateTest {

  private static RecentEvent event(int videoIndex, float strength) {
    return new RecentEvent(videoIndex, EventType.VIEW, strength, Instant.EPOCH);
  }

  @Test
  void sumsHistoryAndLiveEventsPerVideo() {
    LiveUser live = new LiveUser(new UserBounds(1_000, 1_000, 10));
    live.add(event(7, 2));
    live.add(event(3, -0.5f));
    live.add(event(7, 1));

    UserState state = UserState.of(new UserHistory(new int[] {3, 5}, new float[] {1.5f, 0}), live);

    UserState.Observations row = state.observations(videoIndex -> videoIndex < 100, 1_000);
    assertThat(row.count()).isEqualTo(2);
    assertThat(row.videoIndexes()).startsWith(3, 7);
    assertThat(row.strengths()).startsWith(1f, 3f);
    assertThat(row.positives()).isEqualTo(2);
    assertThat(state.hasSeen(5)).isTrue();
    assertThat(state.hasSeen(4)).isFalse();
  }

  @Test
  void leavesVideosThatTheModelLacksOutOfTheRowButKnowsThemSeen() {
    UserState state = new UserState();
    state.add(10, 1);

    assertThat(state.observations(videoIndex -> videoIndex < 10, 1_000).count()).isZero();
    assertThat(state.hasSeen(10)).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithAHashMapOverRandomEventsAndForgetsNoneSeen(long seed) {
    Random random = new Random(seed);
    Map<Integer, Float> twin = new HashMap<>();
    LiveUser live = new LiveUser(new UserBounds(1_000, 1_000, 3));
    for (int i = random.nextInt(2_000); i > 0; i--) {
      int videoIndex = random.nextInt(500);
      float strength = random.nextInt(-3, 4);
      live.add(event(videoIndex, strength));
      twin.merge(videoIndex, strength, Float::sum);
    }

    UserState state = UserState.of(UserHistory.EMPTY, live);

    assertThat(state.size()).isEqualTo(twin.size());
    for (int videoIndex = 0; videoIndex < 600; videoIndex++) {
      assertThat(state.hasSeen(videoIndex)).isEqualTo(twin.containsKey(videoIndex));
    }
    UserState.Observations row = state.observations(videoIndex -> true, 1_000);
    Map<Integer, Float> found = new HashMap<>();
    for (int i = 0; i < row.count(); i++) {
      found.put(row.videoIndexes()[i], row.strengths()[i]);
    }
    twin.values().removeIf(strength -> strength == 0);
    assertThat(found).isEqualTo(twin);
  }

  @Test
  void beyondTheBoundForgetsWhatIsHiddenLast() {
    LiveUser live = new LiveUser(new UserBounds(4, 1_000, 3));
    live.add(event(0, -3));
    IntStream.rangeClosed(1, 100).forEach(i -> live.add(event(i, i % 2)));

    UserState state = UserState.of(UserHistory.EMPTY, live);
    assertThat(state.hasSeen(0)).isTrue();
    assertThat(state.hasSeen(1)).isFalse();
    assertThat(state.hasSeen(100)).isTrue();

    IntStream.rangeClosed(101, 200).forEach(i -> live.add(event(i, -3)));
    UserState bounded = UserState.of(UserHistory.EMPTY, live);
    assertThat(bounded.hasSeen(0)).isFalse();
    assertThat(bounded.hasSeen(200)).isTrue();
    assertThat(bounded.size()).isLessThanOrEqualTo(8);
  }

  @Test
  void keepsTheNewestEventsForPeopleNewestFirst() {
    LiveUser live = new LiveUser(new UserBounds(1_000, 1_000, 3));
    for (int i = 0; i < 100; i++) {
      live.add(event(i, 1));
    }

    assertThat(live.recentEvents()).extracting(RecentEvent::videoIndex).containsExactly(99, 98, 97);
  }

  @Test
  void aUserWithoutEventsHasNone() {
    assertThat(LiveUser.NONE.recentEvents()).isEqualTo(List.of());
    assertThat(UserState.of(UserHistory.EMPTY, LiveUser.NONE).size()).isZero();
  }
}
