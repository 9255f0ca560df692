package io.reeltime.serving;

import static io.reeltime.serving.fixture.ServingFixture.videoIds;
import static io.reeltime.serving.fixture.TestSnapshots.takenDown;
import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests between an acknowledgement and the follower's next turn: here it has none. */
class BehindTest {
  /** One more than a request applies. */
  private static final int TOO_MANY = 4_097;

  @TempDir private Path folder;
  private ServingFixture serving;

  @BeforeEach
  void start() {
    serving =
        new ServingFixture(folder)
            .champion(
                new TestSnapshots(1)
                    .add(video("a", "", ""), 3, 1)
                    .add(video("b", "", ""), 2, 1)
                    .add(video("c", "", ""), 1, 1));
  }

  @AfterEach
  void stop() {
    serving.close();
  }

  @Test
  void aTakedownIsObeyedBySimilarVideos() {
    serving.log.append(takenDown(video("b", "", "")));

    assertThat(videoIds(serving.similar("a", 3))).containsExactly("c");
  }

  @Test
  void aTakedownIsObeyedByTrendingVideos() {
    serving.log.append(takenDown(video("b", "", "")));

    assertThat(videoIds(serving.trending(3))).containsExactly("a", "c");
  }

  @Test
  void aVideoThatWasJustPutHasSimilarOnes() {
    serving.log.append(video("new", "", ""));

    assertThat(videoIds(serving.similar("new", 3))).containsExactly("a", "b", "c");
  }

  @Test
  void whoeverCanNotWaitForAllOfItIsTold() {
    serving.log.append(
        IntStream.range(0, TOO_MANY).mapToObj(i -> video("new" + i, "", "")).toList());

    assertThat(answers()).allMatch(Answer::behind);
    serving.follow();
    assertThat(answers()).noneMatch(Answer::behind);
  }

  private List<Answer> answers() {
    return List.of(
        serving.service.recommend("user", 1), serving.similar("a", 1), serving.trending(1));
  }
}
