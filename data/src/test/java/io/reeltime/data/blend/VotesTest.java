package io.reeltime.data.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VotesTest {

  @Test
  void agreesWithALinkedMapForOneUserAfterAnother() {
    long seed = 20261126;
    SplittableRandom random = new SplittableRandom(seed);
    int videos = 5_000;
    Votes votes = new Votes(videos);
    for (int user = 0; user < 20; user++) {
      Map<Integer, Float> twin = new LinkedHashMap<>();
      votes.clear();
      for (int vote = random.nextInt(4_000); vote > 0; vote--) {
        int video = random.nextInt(videos);
        float weight = (float) random.nextDouble();
        votes.add(video, weight);
        twin.merge(video, weight, Float::sum);
      }
      assertThat(IntStream.range(0, votes.size()).map(votes::video).boxed())
          .as("seed %d, user %d: in the order of their first votes", seed, user)
          .containsExactlyElementsOf(twin.keySet());
      for (int video = 0; video < videos; video++) {
        assertThat(votes.sum(video))
            .as("seed %d, user %d, video %d", seed, user, video)
            .isEqualTo(twin.getOrDefault(video, 0f));
      }
    }
  }

  @Test
  void takesNoMemoryForTheCatalogue() {
    Votes votes = new Votes(Integer.MAX_VALUE);
    votes.add(Integer.MAX_VALUE - 1, 2);
    assertThat(votes.sum(Integer.MAX_VALUE - 1)).isEqualTo(2);
    assertThat(votes.sum(0)).isZero();
  }

  @Test
  void aVoteThatHasUnderflowedIsNone() {
    Votes votes = new Votes(10);
    votes.add(3, 0);
    assertThat(votes.size()).isZero();
  }

  @Test
  void aVoteForNoVideoIsRefused() {
    Votes votes = new Votes(10);
    assertThatThrownBy(() -> votes.add(10, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> votes.add(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
