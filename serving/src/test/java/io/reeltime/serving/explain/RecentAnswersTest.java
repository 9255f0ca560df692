package io.reeltime.serving.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.user.UserState.Observations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final long ONE = answer("r00", NOON).bytes();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void anAnswerIsFoundByItsUserAndRequest() {
    RecentAnswers answers = answers(10 * ONE);
    RecentAnswer answer = answer("r01", NOON);
    answers.add(answer);

    assertThat(answers.find("user", "r01")).containsSame(answer);
    assertThat(answers.find("user", "r02")).isEmpty();
    assertThat(answers.find("another", "r01")).isEmpty();
  }

  @Test
  void theOldestGoWhenThereIsNoRoom() {
    RecentAnswers answers = answers(3 * ONE);
    for (int i = 10; i < 15; i++) {
      answers.add(answer("r" + i, NOON));
    }

    assertThat(answers.size()).isEqualTo(3);
    assertThat(answers.bytes()).isEqualTo(3 * ONE);
    assertThat(answers.find("user", "r11")).isEmpty();
    assertThat(answers.find("user", "r12")).isPresent();
    assertThat(answers.find("user", "r14")).isPresent();
  }

  @Test
  void anAnswerExpiresAndMakesRoom() {
    RecentAnswers answers = answers(10 * ONE);
    answers.add(answer("r01", NOON));
    now.set(NOON.plus(Duration.ofMinutes(10)));
    assertThat(answers.find("user", "r01")).isPresent();

    now.set(NOON.plus(Duration.ofMinutes(10)).plusMillis(1));
    assertThat(answers.find("user", "r01")).isEmpty();
    assertThat(answers.missing("r01"))
        .isEqualTo(
            "requestId: found 'r01', expected an answer to this user of the last PT10M; ask with"
                + " explain=true to have the reasons with the answer");

    answers.add(answer("r02", now.get()));
    assertThat(answers.size()).isEqualTo(1);
    assertThat(answers.bytes()).isEqualTo(ONE);
  }

  @Test
  void anAnswerLargerThanAllTheRoomIsNotRemembered() {
    RecentAnswers answers = answers(ONE - 1);
    answers.add(answer("r01", NOON));

    assertThat(answers.size()).isZero();
    assertThat(answers.bytes()).isZero();
  }

  @Test
  void manyWritersKeepTheAccount() throws Exception {
    RecentAnswers answers = answers(50 * ONE);
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int writer = 1; writer <= 4; writer++) {
        String prefix = "w" + writer;
        writers.add(
            pool.submit(() -> {
              for (int i = 0; i < 5_000; i++) {
                answers.add(answer(prefix + i % 10 + "-" + i, NOON));
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    assertThat(answers.bytes()).isBetween(30 * ONE, 50 * ONE);
    assertThat(answers.size()).isBetween(30, 50);
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> answers(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("recent answers: found -1 bytes, expected 0 or more");
    assertThatThrownBy(() -> new RecentAnswers(1, Duration.ZERO, now::get))
        .hasMessage("recent answers: found PT0S to keep them, expected above 0");
  }

  private RecentAnswers answers(long mostBytes) {
    return new RecentAnswers(mostBytes, Duration.ofMinutes(10), now::get);
  }

  private static RecentAnswer answer(String requestId, Instant answeredAt) {
    return new RecentAnswer(
        requestId,
        "user",
        new SnapshotVersion(1),
        1,
        answeredAt,
        new int[20],
        new Observations(new int[100], new float[100], 100, 50));
  }
}
