package io.reeltime.serving.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.content.ColdBlend;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.Ranked;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows here are the embeddings themselves. */
class ColdVideosTest {
  private static final int COLUMNS = 11;
  private static final Eligibility ALL = _ -> true;

  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void ranksAsANaiveScanDoes() {
    ColdVideos cold = coldVideos(1_000);
    float[][] rows = new float[300][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = vector();
      cold.put(100 + i, video(rows[i]));
    }
    float[] user = vector();
    Eligibility eligible = videoIndex -> videoIndex % 3 != 0;
    Ranked found = cold.best(user, eligible, 20);
    int[] expected =
        IntStream.range(0, rows.length)
            .filter(i -> eligible.allows(100 + i))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -dot(rows[i], user)))
            .limit(20)
            .mapToInt(i -> 100 + i)
            .toArray();
    assertThat(found.videoIndexes()).isEqualTo(expected);
    assertThat(found.scores()[0])
        .isCloseTo((float) dot(rows[expected[0] - 100], user), within(1e-4f));
  }

  @Test
  void aVideoThatIsPutAgainHasItsNewRowAlone() {
    ColdVideos cold = coldVideos(10);
    cold.put(5, video(unit(0)));
    cold.put(5, video(unit(1)));
    assertThat(cold.size()).isEqualTo(1);
    assertThat(cold.row(5)).isEqualTo(unit(1));
    assertThat(cold.best(unit(1), ALL, 5).scores()).containsExactly(1);
  }

  @Test
  void whoHasAFactorOrSaysNothingOrIsTakenDownHasNoRow() {
    ColdVideos cold = coldVideos(10);
    cold.put(3, video(unit(0)));
    cold.put(5, Video.unknown("v"));
    cold.put(6, video(unit(0)));
    cold.put(6, TestSnapshots.takenDown(video(unit(0))));
    cold.put(7, video(unit(0)));
    cold.put(7, Video.unknown("v"));
    assertThat(cold.size()).isZero();
    assertThat(cold.row(6)).isNull();
    assertThat(cold.best(unit(0), ALL, 5).size()).isZero();
  }

  @Test
  void ofTooManyTheOneThatWasPutLongestAgoGoes() {
    ColdVideos cold = coldVideos(3);
    for (int videoIndex = 10; videoIndex < 300; videoIndex++) {
      cold.put(videoIndex, video(unit(0)));
      cold.put(10, video(unit(0)));
    }
    assertThat(cold.size()).isEqualTo(3);
    assertThat(cold.best(unit(0), ALL, 9).videoIndexes()).containsExactlyInAnyOrder(10, 298, 299);
    assertThatThrownBy(() -> coldVideos(0))
        .hasMessage("cold videos: found most 0, expected 1 or more");
  }

  @Test
  void whoRanksWhileVideosArePutSeesWholeRowsOfEligibleVideosOnly() throws Exception {
    ColdVideos cold = coldVideos(50);
    AtomicBoolean done = new AtomicBoolean();
    float[] ones = new float[COLUMNS];
    Arrays.fill(ones, 1);
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      List<Future<?>> running = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        running.add(
            readers.submit(() -> {
              while (!done.get()) {
                Ranked found = cold.best(ones, videoIndex -> videoIndex % 2 == 0, 10);
                for (int i = 0; i < found.size(); i++) {
                  int videoIndex = found.videoIndexes()[i];
                  assertThat(videoIndex % 2).isZero();
                  assertThat(found.scores()[i]).isEqualTo((float) COLUMNS * videoIndex);
                }
              }
            }));
      }
      for (int round = 0; round < 20_000; round++) {
        int videoIndex = 4 + random.nextInt(200);
        float[] row = new float[COLUMNS];
        Arrays.fill(row, videoIndex);
        cold.put(videoIndex, random.nextInt(5) == 0 ? Video.unknown("v") : video(row));
      }
      done.set(true);
      for (Future<?> reader : running) {
        reader.get();
      }
    }
  }

  /** The video with index 3 has a factor. */
  private static ColdVideos coldVideos(int most) {
    FactorMatrix identity = FactorMatrix.allocate(COLUMNS + 1, COLUMNS, Arena.ofAuto());
    for (int i = 0; i < COLUMNS; i++) {
      identity.setRow(i, unit(i));
    }
    ColdFactors factors =
        new ColdFactors(
            COLUMNS,
            identity,
            _ -> -1,
            FactorMatrix.allocate(0, COLUMNS, Arena.ofAuto()),
            new ColdBlend(0, 0, 1, 0, 1e9));
    return new ColdVideos(factors, videoIndex -> videoIndex == 3, most);
  }

  private static Video video(float[] embedding) {
    return TestSnapshots.video("v", "", "").withEmbedding(Embedding.of(embedding));
  }

  private static float[] unit(int place) {
    float[] unit = new float[COLUMNS];
    unit[place] = 1;
    return unit;
  }

  private float[] vector() {
    float[] vector = new float[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
