package io.reeltime.serving.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.EventType;
import io.reeltime.data.snapshot.UserHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    assertThat(row.videoIndexes()).as("no longer than the row").containsExactly(3, 7);
    assertThat(row.strengths()).containsExactly(1f, 3f);
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

  @Test
  void ofMoreThanARowTakesTheStrongestCountAndOfEqualOnesTheNewest() {
    UserState state = new UserState();
    for (int video = 0; video < 2_500; video++) {
      state.add(video, 1);
    }
    state.add(2_500, 2);
    state.add(10, -3);

    UserState.Observations row = state.observations(_ -> true, 4);

    assertThat(row.videoIndexes()).containsExactly(10, 2_498, 2_499, 2_500);
    assertThat(row.strengths()).containsExactly(-2, 1, 1, 2);
    assertThat(row.positives()).isEqualTo(3);
  }

  @Test
  void videosThatTheModelLacksTakeNoPlaceInTheRow() {
    UserState state = new UserState();
    for (int video = 0; video < 100; video++) {
      state.add(video, video % 2 == 0 ? 1 : 9);
    }

    UserState.Observations row = state.observations(video -> video % 2 == 0, 3);

    assertThat(row.videoIndexes()).containsExactly(94, 96, 98);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void takesWhatANaiveSelectionTakes(long seed) {
    Random random = new Random(seed);
    UserState state = new UserState();
    Map<Integer, Float> twin = new LinkedHashMap<>();
    for (int i = random.nextInt(1, 200); i > 0; i--) {
      int videoIndex = random.nextInt(100);
      float strength = random.nextInt(-2, 3);
      state.add(videoIndex, strength);
      twin.merge(videoIndex, strength, Float::sum);
    }
    int most = random.nextInt(1, 40);
    List<Integer> naive = new ArrayList<>(twin.keySet());
    naive.removeIf(video -> twin.getOrDefault(video, 0f) == 0);
    List<Integer> newestFirst = new ArrayList<>(naive.reversed());
    newestFirst.sort(Comparator.comparingDouble(video -> -Math.abs(twin.getOrDefault(video, 0f))));
    naive.retainAll(newestFirst.subList(0, Math.min(most, newestFirst.size())));

    UserState.Observations row = state.observations(_ -> true, most);

    assertThat(IntStream.of(row.videoIndexes()).boxed()).containsExactlyElementsOf(naive);
    assertThat(row.count()).isEqualTo(row.strengths().length).isEqualTo(naive.size());
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
