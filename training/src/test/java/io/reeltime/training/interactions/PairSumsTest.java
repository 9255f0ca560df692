package io.reeltime.training.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.preference.PreferenceWeights;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PairSumsTest {
  /** A strength counts half after ten milliseconds, ages are relative to 100, and to 50 before. */
  private static final DecayRule RULE =
      new DecayRule(
          PreferenceWeights.defaults().withHalfLife(Duration.ofMillis(10)),
          PreferenceWeights.defaults().withHalfLife(Duration.ofMillis(20)),
          100,
          50);

  @Test
  void sumsAPairOverChunksThatNumberItsIdsDifferently() {
    InteractionChunk sums =
        PairSums.of(
            List.of(
                new EventChunk(
                    0,
                    0,
                    ids("bea", "al"),
                    ids("v1"),
                    new int[] {0, 1},
                    new int[] {0, 0},
                    new double[] {2, 1},
                    new long[] {40, 100}),
                new EventChunk(
                    1,
                    0,
                    ids("bea"),
                    ids("v2", "v1"),
                    new int[] {0, 0},
                    new int[] {1, 0},
                    new double[] {4, -3},
                    new long[] {90, 60})),
            RULE);
    assertThat(sums.userIds()).containsExactly("bea", "al");
    assertThat(sums.videoIds()).containsExactly("v1", "v2");
    assertThat(sums.users()).containsExactly(0, 1, 0);
    assertThat(sums.videos()).containsExactly(0, 0, 1);
    // bea, v1: 2 / 2^6 + 4 / 2^1; by trend 2 / 2^3 + 4 / 2^(1/2); before the cut 2 / 2^1.
    assertThat(sums.strengths()).containsExactly(new float[] {2.03125f, 1, -0.1875f}, eps());
    assertThat(sums.trends()).containsExactly(new float[] {3.078427f, 1, -0.75f}, eps());
    assertThat(sums.strengthsBeforeCut()).containsExactly(new float[] {1, 0, 0}, eps());
    assertThat(sums.lastMillis()).containsExactly(90, 100, 60);
    assertThat(sums.lastMillisBeforeCut())
        .containsExactly(40, InteractionChunk.NEVER, InteractionChunk.NEVER);
  }

  private static Offset<Float> eps() {
    return within(1e-6f);
  }

  private static byte[][] ids(String... ids) {
    return Stream.of(ids).map(id -> id.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }
}
