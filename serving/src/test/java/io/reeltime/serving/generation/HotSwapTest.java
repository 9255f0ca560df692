package io.reeltime.serving.generation;

import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.Answer;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swapping under load: every title of a snapshot names its version, so a mixed answer shows. */
class HotSwapTest {
  private static final int SWAPS = 200;
  private static final int THREADS = 8;
  private static final int VIDEOS = 300;

  @TempDir private Path folder;

  private final AtomicBoolean done = new AtomicBoolean();
  private final LongAdder answers = new LongAdder();
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();
  private final Set<Generation> met = ConcurrentHashMap.newKeySet();

  @Test
  void twoHundredSwapsUnderEightThreadsGiveNoErrorNoMixedAnswerAndNoLeak() throws Exception {
    try (ServingFixture serving = new ServingFixture(folder)) {
      List<SnapshotVersion> versions = publish(serving);
      serving.store.promote(versions.getFirst());
      serving.watcher.check();
      try (Loop _ = Loop.start("follower", serving.events::follow, Duration.ZERO);
          ExecutorService load = Executors.newFixedThreadPool(THREADS)) {
        for (int thread = 0; thread < THREADS; thread++) {
          String userId = "user-" + thread;
          load.execute(() -> ask(serving, userId));
        }
        for (int swap = 1; swap <= SWAPS; swap++) {
          serving.log.append(event(swap));
          serving.store.promote(versions.get(swap % versions.size()));
          serving.watcher.check();
        }
        done.set(true);
        load.shutdown();
        assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      }

      assertThat(errors).isEmpty();
      assertThat(answers.sum()).isGreaterThan(SWAPS);
      assertThat(serving.watcher.status().failure()).isNull();
      assertOnlyTheCurrentOneIsOpen(serving);
    }
  }

  private void assertOnlyTheCurrentOneIsOpen(ServingFixture serving) {
    try (Generation current = serving.generations.hold()) {
      met.remove(current);
    }
    assertThat(met).hasSizeGreaterThan(1);
    for (Generation old : met) {
      assertThat(old.isFreed()).isTrue();
      assertThatThrownBy(() -> Objects.requireNonNull(old.model()).items().popularity(0))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private void ask(ServingFixture serving, String userId) {
    try {
      while (!done.get()) {
        check(serving.service.recommend(userId, 20));
        check(serving.similar("video-0007", 20));
        check(serving.trending(20));
        try (Generation generation = serving.generations.hold()) {
          met.add(generation);
        }
        answers.increment();
      }
    } catch (Throwable e) {
      errors.add(e);
    }
  }

  private static void check(Answer answer) {
    assertThat(answer.items()).hasSize(20);
    assertThat(answer.items())
        .allMatch(item -> item.title().equals(String.valueOf(answer.snapshotVersion())));
  }

  private static Event event(int number) {
    String videoId = "video-%04d".formatted(number % VIDEOS);
    String userId = "user-" + number % THREADS;
    return Event.of("e" + number, userId, videoId, EventType.LIKE, 0, 0, ServingFixture.NOW);
  }

  private static List<SnapshotVersion> publish(ServingFixture serving) {
    List<SnapshotVersion> versions = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      TestSnapshots snapshot = new TestSnapshots(4);
      for (int i = 0; i < VIDEOS; i++) {
        String title = new SnapshotVersion(number).toString();
        double[] factor = {Math.sin(i), Math.cos(i * number), 1, number};
        snapshot.add(video("video-%04d".formatted(i), title, ""), i % 17 + 1, factor);
      }
      snapshot.user("user-1", new int[] {number, 2 * number}, new float[] {1, 2});
      versions.add(snapshot.publish(serving.store));
    }
    return versions;
  }
}
