package io.reeltime.serving.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.serving.catalogue.LiveCatalogue.PutListener;
import io.reeltime.serving.fixture.RandomRules;
import io.reeltime.serving.fixture.RandomVideos;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.rule.CompiledRule;
import io.reeltime.serving.rule.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveCatalogueTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir private Path folder;

  /** The naive twin is a map of videos, and a rule's own meaning. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void answersAsAMapOfVideosDoesWhateverIsPut(long seed) {
    Random random = new Random(seed);
    RandomVideos videos = new RandomVideos(random, NOW);
    Map<String, Video> twin = new HashMap<>();
    int inSnapshot = 1 + random.nextInt(200);
    try (ModelSnapshot snapshot = snapshot(videos, inSnapshot, twin)) {
      VideoNumbering numbering = new VideoNumbering(snapshot.items());
      LiveCatalogue catalogue = new LiveCatalogue(snapshot.items(), numbering, PutListener.NONE);
      for (int offset = random.nextInt(300); offset > 0; offset--) {
        String videoId = "video-%04d".formatted(random.nextInt(inSnapshot + 100));
        if (random.nextInt(5) == 0) {
          numbering.number(videoId);
          twin.putIfAbsent(videoId, Video.unknown(videoId));
        } else {
          twin.put(videoId, videos.video(videoId));
          catalogue.put(1_000 - offset, twin.get(videoId));
        }
      }

      assertSame(catalogue, twin);
      for (int i = 0; i < 40; i++) {
        assertSameRule(catalogue, twin, new RandomRules(random, inSnapshot + 120).rule());
      }
    }
  }

  private ModelSnapshot snapshot(RandomVideos videos, int count, Map<String, Video> twin) {
    TestSnapshots snapshot = new TestSnapshots(1);
    for (int i = 0; i < count; i++) {
      Video video = videos.video("video-%04d".formatted(i));
      snapshot.add(video, 1, 1);
      twin.put(video.videoId(), video);
    }
    SnapshotStore store = new SnapshotStore(folder);
    return store.open(snapshot.publish(store));
  }

  private static void assertSame(LiveCatalogue catalogue, Map<String, Video> twin) {
    assertThat(catalogue.videos()).isEqualTo(twin.size());
    twin.forEach((videoId, video) -> {
      int videoIndex = catalogue.indexOf(videoId);
      assertThat(catalogue.video(videoIndex)).isEqualTo(video);
      assertThat(catalogue.category(videoIndex)).isEqualTo(video.category());
      assertThat(catalogue.isVisible(videoIndex, NOW.toEpochMilli()))
          .isEqualTo(video.status() == Video.Status.PUBLISHED && !video.publishedAt().isAfter(NOW));
    });
  }

  private static void assertSameRule(
      LiveCatalogue catalogue, Map<String, Video> twin, String text) {
    Rule rule = Rule.parse(text);
    CompiledRule compiled = rule.compile(catalogue.columns(), NOW);
    boolean contradictory = rule.contradiction(NOW).isPresent();
    twin.forEach((videoId, video) -> {
      int videoIndex = catalogue.indexOf(videoId);
      // What is taken down has no date in the columns: it is out whatever the rule says.
      if (video.status() == Video.Status.PUBLISHED) {
        assertThat(compiled.matches(videoIndex, catalogue.row(videoIndex)))
            .as("%s for %s", text, video)
            .isEqualTo(rule.matches(video, NOW));
      }
      if (contradictory && !video.publishedAt().isAfter(NOW)) {
        assertThat(rule.matches(video, NOW)).as("%s for %s", text, video).isFalse();
      }
    });
  }

  @Test
  void aSelectiveRuleHasFewCandidatesAndWhatTheLogMovedIsAmongThem() {
    TestSnapshots content = new TestSnapshots(1);
    for (int i = 0; i < 100; i++) {
      content.add(TestSnapshots.video("video-%04d".formatted(i), "", "category-" + i / 10), 1, 1);
    }
    SnapshotStore store = new SnapshotStore(folder);
    try (ModelSnapshot snapshot = store.open(content.publish(store))) {
      LiveCatalogue catalogue =
          new LiveCatalogue(
              snapshot.items(), new VideoNumbering(snapshot.items()), PutListener.NONE);
      catalogue.put(1, TestSnapshots.video("video-0007", "", "category-4"));
      catalogue.put(2, TestSnapshots.video("video-0007", "", "category-5"));
      catalogue.put(3, TestSnapshots.video("video-9999", "", "new"));

      assertThat(catalogue.candidates(Rule.parse("category = category-2 and language = en"), 50))
          .containsExactly(7, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 100);
      assertThat(catalogue.candidates(Rule.parse("category = new or videoId = video-0050"), 50))
          .containsExactly(7, 50, 100);
      assertThat(catalogue.candidates(Rule.parse("category in (category-1, category-2)"), 21))
          .isNull();
      assertThat(catalogue.candidates(Rule.parse("category != category-1"), 1_000)).isNull();
      assertThat(catalogue.candidates(Rule.parse("category = new or region = DE"), 1_000)).isNull();
    }
  }

  @Test
  void anOlderPutDoesNotReplaceANewerOne() {
    LiveCatalogue catalogue = new LiveCatalogue(null, new VideoNumbering(null), PutListener.NONE);
    Video video = TestSnapshots.video("a", "", "cats");
    catalogue.put(7, TestSnapshots.takenDown(video));

    catalogue.put(6, video);

    assertThat(catalogue.isVisible(0, NOW.toEpochMilli())).isFalse();
    assertThat(catalogue.video(0).status()).isEqualTo(Video.Status.TAKEN_DOWN);
  }

  @Test
  void keepsAVideoWithoutItsEmbedding() {
    List<Video> told = new ArrayList<>();
    LiveCatalogue catalogue =
        new LiveCatalogue(null, new VideoNumbering(null), (_, video) -> told.add(video));
    Video video = TestSnapshots.video("a", "a title", "cats");
    Video described = video.withEmbedding(Embedding.of(1, 2, 3));

    catalogue.put(1, described);

    assertThat(catalogue.video(0)).isEqualTo(video);
    assertThat(told).containsExactly(described);
  }

  @Test
  void aPutThatChangesNothingThatIsAskedAboutTakesNoRow() {
    LiveCatalogue catalogue = new LiveCatalogue(null, new VideoNumbering(null), PutListener.NONE);
    catalogue.put(1, TestSnapshots.video("a", "a title", "cats"));
    int row = catalogue.row(0);

    catalogue.put(2, TestSnapshots.video("a", "another title", "cats"));

    assertThat(catalogue.row(0)).isEqualTo(row);
    assertThat(catalogue.video(0).title()).isEqualTo("another title");
    catalogue.put(3, TestSnapshots.video("a", "another title", "dogs"));
    assertThat(catalogue.row(0)).isEqualTo(row + 1);
  }

  /** Every state obeys one of two rules; a reader that saw a half of each would find neither. */
  @Test
  void readersSeeEveryStateWholeWhileItChanges() throws InterruptedException {
    LiveCatalogue catalogue = new LiveCatalogue(null, new VideoNumbering(null), PutListener.NONE);
    List<Video> states = List.of(state("cats", "de"), state("dogs", "en"));
    catalogue.put(0, states.getLast());
    catalogue.put(0, states.getFirst());
    AtomicInteger asked = new AtomicInteger();
    AtomicReference<String> torn = new AtomicReference<>("");
    Rule whole =
        Rule.parse("(category = cats and language = de) or (category = dogs and language = en)");
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              while (!Thread.interrupted()) {
                CompiledRule rule = whole.compile(catalogue.columns(), NOW);
                if (!rule.matches(0, catalogue.row(0))) {
                  torn.set("found neither of the two states");
                }
                asked.incrementAndGet();
              }
            });

    for (int offset = 1; offset < 200_000 || asked.get() < 1_000; offset++) {
      catalogue.put(offset, states.get(offset % 2));
    }
    reader.interrupt();
    reader.join();

    assertThat(torn.get()).isEmpty();
  }

  private static Video state(String category, String language) {
    return new Video(
        "a", "", "", category, language, 0, Instant.EPOCH, List.of(), Video.Status.PUBLISHED);
  }
}
