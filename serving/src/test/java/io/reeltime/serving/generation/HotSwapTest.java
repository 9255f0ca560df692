package io.reeltime.serving.generation;

import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.Answer;
import io.reeltime.serving.FeedRequest;
import io.reeltime.serving.GivenEvent;
import io.reeltime.serving.RecommendedVideo;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.pool.PooledTask;
import io.reeltime.serving.pool.RequestPool;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Swaps under load. Every title of a snapshot names its version, and what can be known beforehand
 * of a version's answers is compared to the last bit: so a mixed answer shows.
 *
 * <p>{@code -Dreeltime.test.swaps=N} swaps more often or less.
 */
class HotSwapTest {
  private static final int SWAPS = Integer.getInteger("reeltime.test.swaps", 1_000);
  private static final int CLIENTS = 6;
  private static final int VIDEOS = 300;
  private static final int LIMIT = 20;
  private static final String SIMILAR_TO = "video-0007";

  @TempDir private Path folder;

  private final AtomicBoolean done = new AtomicBoolean();
  private final LongAdder answers = new LongAdder();
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();
  private final List<WeakReference<Generation>> loaded = new ArrayList<>();
  private final Map<SnapshotVersion, Known> known = new HashMap<>();

  /** What a version answers, whatever happens meanwhile. */
  private record Known(List<Ranked> feed, List<Ranked> similar) {}

  /** A place of an answer. */
  private record Ranked(String videoId, float score) {
    static List<Ranked> of(Answer answer) {
      return answer.items().stream().map(Ranked::of).toList();
    }

    private static Ranked of(RecommendedVideo video) {
      return new Ranked(video.videoId(), video.score());
    }
  }

  @Test
  void aThousandSwapsUnderLoadGiveNoErrorNoMixedAnswerAndNoLeak() throws Exception {
    try (ServingFixture serving = new ServingFixture(folder)) {
      List<SnapshotVersion> versions = publish(serving);
      versions.forEach(version -> learn(serving, version));
      long mappings = mappingsOfSnapshots();
      try (Loop _ = Loop.start("follower", serving.events::follow, Duration.ZERO);
          RequestPool pool = new RequestPool(2, 1_000);
          ExecutorService load = Executors.newFixedThreadPool(CLIENTS)) {
        for (int client = 0; client < CLIENTS; client++) {
          String userId = "user-" + client;
          load.execute(() -> ask(serving, pool, userId));
        }
        for (int swap = 1; swap <= SWAPS && errors.isEmpty(); swap++) {
          serving.log.append(event(swap));
          swap(serving, versions, swap);
        }
        done.set(true);
        load.shutdown();
        assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      }

      assertThat(errors).isEmpty();
      assertThat(loaded).hasSize(SWAPS);
      assertThat(answers.sum()).isGreaterThan(SWAPS);
      assertThat(mappingsOfSnapshots()).as("mapped files, as before").isEqualTo(mappings);
      assertThat(loaded.stream().map(WeakReference::get).filter(HotSwapTest::isOpen)).hasSize(1);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> {
            System.gc();
            assertThat(loaded.stream().filter(old -> old.get() != null))
                .as("generations still on the heap")
                .hasSize(1);
          });
    }
  }

  @Test
  void aPinnedNodeStaysWhileChampionsComeAndGo() {
    try (ServingFixture serving = new ServingFixture(folder)) {
      List<SnapshotVersion> versions = publish(serving);
      serving.store.moveAlias(Alias.CHALLENGER, versions.getLast());
      ChampionWatcher pinned = serving.watcherOf(Alias.CHALLENGER);

      serving.store.promote(versions.get(0));
      pinned.check();
      serving.store.promote(versions.get(1));
      pinned.check();

      assertThat(serving.trending(1).snapshotVersion()).isEqualTo(versions.getLast());
      assertThat(pinned.status().failure()).isNull();
    }
  }

  private static boolean isOpen(@Nullable Generation generation) {
    return generation != null && !generation.isFreed();
  }

  /** Two promotions, then a rollback, then the champion set by hand: always to another version. */
  private void swap(ServingFixture serving, List<SnapshotVersion> versions, int swap) {
    SnapshotVersion before = serving.store.alias(Alias.CHAMPION).orElseThrow();
    SnapshotVersion next = versions.get((versions.indexOf(before) + 1) % versions.size());
    switch (swap % 4) {
      case 0 -> serving.store.moveAlias(Alias.CHAMPION, next);
      case 3 -> serving.store.promote(serving.store.alias(Alias.PREVIOUS).orElseThrow());
      default -> serving.store.promote(next);
    }
    serving.watcher.check();
    try (Generation generation = serving.generations.hold()) {
      loaded.add(new WeakReference<>(generation));
    }
    assertThat(serving.watcher.status().failure()).isNull();
    assertThat(serving.watcher.status().version()).isNotEqualTo(before);
  }

  private void learn(ServingFixture serving, SnapshotVersion version) {
    serving.store.promote(version);
    serving.watcher.check();
    Answer feed = serving.service.recommend(likes(), LIMIT);
    assertThat(feed.snapshotVersion()).isEqualTo(version);
    known.put(version, new Known(Ranked.of(feed), Ranked.of(serving.similar(SIMILAR_TO, LIMIT))));
  }

  private static List<GivenEvent> likes() {
    return Stream.of("video-0003", "video-0101")
        .map(id -> new GivenEvent(id, EventType.LIKE, 0, 0, ServingFixture.NOW))
        .toList();
  }

  private void ask(ServingFixture serving, RequestPool pool, String userId) {
    try {
      while (!done.get()) {
        for (Answer answer : batch(serving, pool, userId)) {
          check(answer);
        }
        Answer feed = onPool(pool, serving.service.feed(FeedRequest.ofEvents(likes(), LIMIT)));
        check(feed);
        assertThat(Ranked.of(feed)).isEqualTo(known(feed).feed());
        Answer similar =
            onPool(pool, serving.service.similar(SIMILAR_TO, LIMIT, Restrictions.NONE));
        check(similar);
        assertThat(Ranked.of(similar)).isEqualTo(known(similar).similar());
        check(onPool(pool, serving.service.trending(LIMIT, Restrictions.NONE)));
        answers.add(7);
      }
    } catch (Throwable e) {
      errors.add(e);
    }
  }

  /** Feeds that wait together, and share a pass over the item rows where their snapshot is one. */
  private static List<Answer> batch(ServingFixture serving, RequestPool pool, String userId) {
    return IntStream.range(0, 4)
        .mapToObj(_ -> pool.submit(serving.service.feed(FeedRequest.ofUser(userId, LIMIT))))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static Answer onPool(RequestPool pool, PooledTask<Answer> task) {
    return pool.submit(task).join();
  }

  private Known known(Answer answer) {
    return Objects.requireNonNull(known.get(answer.snapshotVersion()));
  }

  private static void check(Answer answer) {
    assertThat(answer.items()).hasSize(LIMIT);
    assertThat(answer.items())
        .allMatch(item -> item.title().equals(String.valueOf(answer.snapshotVersion())));
  }

  /** Lines of the kernel's list of this process's mappings. */
  private long mappingsOfSnapshots() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.exists(maps)) {
      return 0;
    }
    String snapshots = folder.toRealPath().toString();
    try (Stream<String> lines = Files.lines(maps)) {
      long mappings = lines.filter(line -> line.contains(snapshots)).count();
      assertThat(mappings).as("a snapshot is open").isPositive();
      return mappings;
    }
  }

  private static Event event(int number) {
    String videoId = "video-%04d".formatted(number % VIDEOS);
    String userId = "user-" + number % CLIENTS;
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
