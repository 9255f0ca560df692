package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionScheduleTest {
  private static final Instant START = AudienceSettings.DEFAULT_START;
  private static final int USERS = 1_000;

  private final SessionSchedule schedule = new SessionSchedule(AudienceSettings.ofSize(USERS, 11));

  @Test
  void comesInOrderOfTimeWithTheConfiguredNumberPerDay() {
    List<SessionStart> sessions = schedule.between(START, days(10)).toList();
    assertThat(sessions).hasSize(10 * 1_500);
    assertThat(sessions).isSortedAccordingTo(Comparator.comparing(SessionStart::start));
  }

  @Test
  void periodsCutAnywhereJoinToTheWhole() {
    List<SessionStart> whole = schedule.between(START, days(3)).toList();
    for (long seed = 0; seed < 100; seed++) {
      Instant cut = START.plusMillis(new SplittableRandom(seed).nextLong(3 * 86_400_000L));
      assertThat(
              Stream.concat(schedule.between(START, cut), schedule.between(cut, days(3))).toList())
          .as("seed " + seed)
          .isEqualTo(whole);
    }
  }

  @Test
  void anEmptyPeriodHasNoSessions() {
    assertThat(schedule.between(START, START)).isEmpty();
    assertThat(schedule.between(days(1), START)).isEmpty();
  }

  @Test
  void theMostActiveTenthOfTheUsersOpensAboutTwoFifthsOfTheSessions() {
    int[] perUser = new int[USERS];
    schedule.between(START, days(20)).forEach(session -> perUser[session.userIndex()]++);
    Arrays.sort(perUser);
    double top = Arrays.stream(perUser, USERS - USERS / 10, USERS).sum();
    assertThat(top / Arrays.stream(perUser).sum()).isCloseTo(0.38, within(0.03));
    assertThat(perUser[0]).as("the least active user still comes").isPositive();
  }

  @Test
  void theEveningIsBusierThanTheNight() {
    int[] perHour = new int[24];
    schedule
        .between(START, days(10))
        .forEach(session -> perHour[session.start().atZone(ZoneOffset.UTC).getHour()]++);
    assertThat(perHour[21]).isGreaterThan(5 * perHour[3]);
  }

  private static Instant days(int days) {
    return START.plus(Duration.ofDays(days));
  }
}
