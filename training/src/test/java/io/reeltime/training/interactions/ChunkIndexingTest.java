package io.reeltime.training.interactions;

import static io.reeltime.training.interactions.InteractionChunk.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkIndexingTest {
  private static final Instant NEWEST = Instant.ofEpochMilli(100);
  private static final Instant CUT = Instant.ofEpochMilli(50);

  /** bea met "9" before the cut and "10" after it; in the other chunk al refused "9" after it. */
  private final EventInteractions interactions =
      ChunkIndexing.index(
          List.of(
              new InteractionChunk(
                  new String[] {"bea"},
                  new String[] {"9", "10"},
                  new int[] {0, 0},
                  new int[] {0, 1},
                  new float[] {1.5f, 2f},
                  new float[] {0.1f, 0.9f},
                  new long[] {60, 70},
                  new float[] {1f, 0f},
                  new long[] {40, NEVER}),
              new InteractionChunk(
                  new String[] {"al"},
                  new String[] {"9"},
                  new int[] {0},
                  new int[] {0},
                  new float[] {-1f},
                  new float[] {-0.7f},
                  new long[] {100},
                  new float[] {0f},
                  new long[] {NEVER})),
          null,
          List.of("77", "9"),
          NEWEST,
          CUT);

  @Test
  void sharesOneIndexSpaceThatHoldsTheWholeCatalogue() {
    assertThat(interactions.all().userIds()).containsExactly("al", "bea");
    assertThat(interactions.all().videoIds()).containsExactly("10", "77", "9");
    assertThat(interactions.beforeCut().videoIds()).isEqualTo(interactions.all().videoIds());
  }

  @Test
  void putsEveryPairIntoAll() {
    TrainingData all = interactions.all();
    assertThat(all.rowStarts()).containsExactly(0, 1, 3);
    assertThat(all.videoIndexes()).containsExactly(2, 0, 2);
    assertThat(all.strengths()).containsExactly(-1f, 2f, 1.5f);
    assertThat(all.lastMillis()).containsExactly(100, 70, 60);
  }

  @Test
  void keepsOfTheTimeBeforeTheCutOnlyWhatWasKnownThen() {
    TrainingData before = interactions.beforeCut();
    assertThat(before.rowStarts()).containsExactly(0, 0, 1);
    assertThat(before.videoIndexes()).containsExactly(2);
    assertThat(before.strengths()).containsExactly(1f);
    assertThat(before.lastMillis()).containsExactly(40);
  }

  @Test
  void holdsOutOnlyNewPositivePairs() {
    assertThat(interactions.afterCut().rowStarts()).containsExactly(0, 0, 1);
    assertThat(interactions.afterCut().videoIndexes()).containsExactly(0);
    assertThat(interactions.afterCut().users()).isEqualTo(1);
  }

  @Test
  void sumsPositiveTrendsPerVideo() {
    assertThat(interactions.trending()).containsExactly(0.9f, 0f, 0.1f);
  }
}
