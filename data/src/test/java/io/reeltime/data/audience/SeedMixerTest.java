package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.audience.SeedMixer.Purpose;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedMixerTest {

  @Test
  void placesOfAStreamAreTheOutputsOfTheJdksSplitMix64() {
    for (long key : new long[] {0, 1, -1, 42, Long.MIN_VALUE}) {
      SplittableRandom sequential = new SplittableRandom(key);
      for (int index = 0; index < 1_000; index++) {
        assertThat(SeedMixer.at(key, index)).isEqualTo(sequential.nextLong());
      }
    }
  }

  @Test
  void purposesAndSeedsHaveDifferentKeys() {
    assertThat(SeedMixer.key(1, Purpose.USERS)).isNotEqualTo(SeedMixer.key(1, Purpose.VIDEOS));
    assertThat(SeedMixer.key(1, Purpose.USERS)).isNotEqualTo(SeedMixer.key(2, Purpose.USERS));
  }

  @Test
  void bellHasMeanZeroAndVarianceOne() {
    int draws = 200_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double value = SeedMixer.bell(SeedMixer.at(5, i));
      sum += value;
      squares += value * value;
    }
    // Four standard errors: 4 / sqrt(200,000) = 0.009 and about 0.011.
    assertThat(sum / draws).isCloseTo(0, within(0.009));
    assertThat(squares / draws).isCloseTo(1, within(0.011));
  }
}
