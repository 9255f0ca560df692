package io.reeltime.serving;

import static io.reeltime.serving.fixture.ServingFixture.videoIds;
import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers from a model with all sources. */
class BlendedAnswerTest {
  @TempDir private Path folder;
  private ServingFixture serving;

  @BeforeEach
  void start() {
    serving = new ServingFixture(folder);
  }

  @AfterEach
  void stop() {
    serving.close();
  }

  @Test
  void addsUpTheSourcesOfHandWorkedNumbersAndNamesTheOneThatBroughtAVideoIn() {
    serving.champion(
        new TestSnapshots(1, 1)
            .add(video("a", "A", "x"), 1, 2, 3)
            .add(video("b", "B", "x"), 1, 1, 5)
            .add(video("c", "C", "x"), 1, 1, -5)
            .user("u", new int[] {0}, new float[] {1})
            .neighbours(0, new int[] {2}, new float[] {20f}));

    Answer answer = serving.service.recommend("u", 1);

    // (6 + 4 + 1) x = 2; low-pass side 3 / 2. b: 2/11 + 5 * 1.5, c: 2/11 - 5 * 1.5 + 0.5 * 2 * 20
    assertThat(videoIds(answer)).containsExactly("c");
    assertThat(answer.items().getFirst().score()).isCloseTo(2 / 11f - 7.5f + 20, within(1e-5f));
    assertThat(answer.items().getFirst().source()).isEqualTo(Source.NEIGHBOURS);

    Answer both = serving.service.recommend("u", 2);
    assertThat(videoIds(both)).containsExactly("c", "b");
    assertThat(both.items().getLast().score()).isCloseTo(2 / 11f + 7.5f, within(1e-5f));
    assertThat(both.items())
        .extracting(RecommendedVideo::source)
        .containsExactly(Source.NEIGHBOURS, Source.FACTORS);
  }

  @Test
  void aSeenVideoIsNotBroughtBackByItsNeighbours() {
    serving.champion(
        new TestSnapshots(1)
            .add(video("a", "A", "x"), 1, 2)
            .add(video("b", "B", "x"), 1, 1)
            .add(video("c", "C", "x"), 1, 1)
            .user("u", new int[] {0, 1}, new float[] {1, 1})
            .neighbours(0, new int[] {1}, new float[] {9f})
            .neighbours(1, new int[] {0}, new float[] {9f}));

    assertThat(videoIds(serving.service.recommend("u", 3))).containsExactly("c");
  }

  @Test
  void isTheExactRankingByTheScoreOfOfflineEvaluation() {
    long seed = 77;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 8; round++) {
      int videos = 30 + random.nextInt(60);
      TestSnapshots made = random(videos, random);
      UserHistory history = history(videos, random);
      made.user("u", history.videoIndexes(), history.strengths());
      serving.champion(made);
      for (int limit : new int[] {1, 5, 20}) {
        assertThat(videoIds(serving.service.recommend("u", limit)))
            .as("seed %d, round %d, limit %d", seed, round, limit)
            .isEqualTo(ranked(new SnapshotVersion(round + 1), history, limit));
      }
    }
  }

  private List<String> ranked(SnapshotVersion version, UserHistory history, int limit) {
    try (ModelSnapshot snapshot = serving.store.open(version)) {
      BlendedUser user = new BlendedUser(snapshot.model());
      user.solve(history.videoIndexes(), history.strengths(), history.size());
      return IntStream.range(0, snapshot.items().size())
          .filter(video -> Arrays.stream(history.videoIndexes()).noneMatch(seen -> seen == video))
          .boxed()
          .sorted(Comparator.comparingDouble(video -> -user.score(video)))
          .limit(limit)
          .map(video -> snapshot.items().videoId(video))
          .toList();
    }
  }

  private static TestSnapshots random(int videos, SplittableRandom random) {
    TestSnapshots made = new TestSnapshots(3, 2);
    for (int video = 0; video < videos; video++) {
      double[] row = new double[5];
      Arrays.setAll(row, column -> random.nextGaussian());
      made.add(video("v%03d".formatted(video), "title", "x"), 1, row);
    }
    for (int video = 0; video < videos; video += 2) {
      int[] others = random.ints(0, videos).distinct().limit(6).toArray();
      float[] weights = new float[others.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random.nextDouble(0.1, 3);
      }
      made.neighbours(video, others, weights);
    }
    return made;
  }

  private static UserHistory history(int videos, SplittableRandom random) {
    int[] seen = random.ints(0, videos).distinct().limit(10).toArray();
    float[] strengths = new float[seen.length];
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = (float) random.nextDouble(-0.5, 2);
    }
    return new UserHistory(seen, strengths);
  }
}
