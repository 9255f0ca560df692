package io.reeltime.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VideoTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void onlyTheIdIsRequired() {
    Video video = Video.unknown("v");
    assertThat(video.title()).isEmpty();
    assertThat(video.regions()).isEmpty();
    assertThat(video.status()).isEqualTo(Video.Status.PUBLISHED);
    assertBroken(() -> Video.unknown(""), "videoId: found \"\", expected an id");
  }

  @Test
  void textsMayHaveUpTo1024Bytes() {
    assertThat(video("x".repeat(1024), 0, TIME, List.of()).title()).hasSize(1024);
    assertBroken(
        () -> video("é".repeat(513), 0, TIME, List.of()),
        "title: found 1026 bytes, expected at most 1024 bytes of UTF-8");
  }

  @Test
  void numbersAndTimesStayInRange() {
    assertBroken(
        () -> video("", -1, TIME, List.of()), "durationMillis: found -1, expected 0 or more");
    assertBroken(
        () -> video("", 0, Instant.EPOCH.minusSeconds(1), List.of()),
        "publishedAt: found 1969-12-31T23:59:59Z, expected 1970-01-01T00:00:00Z or later");
    assertBroken(
        () -> video("", 0, Instant.MAX, List.of()),
        "publishedAt: found +1000000000-12-31T23:59:59.999999999Z, expected a time before the year"
            + " 10000");
  }

  @Test
  void regionsAreIdsFewAndCopied() {
    List<String> regions = new ArrayList<>(List.of("DE", "FR"));
    Video video = video("", 0, TIME, regions);
    regions.add("US");
    assertThat(video.regions()).containsExactly("DE", "FR");
    assertBroken(
        () -> video("", 0, TIME, List.of("DE", "")), "regions: found \"\", expected an id");
    assertBroken(
        () -> video("", 0, TIME, Collections.nCopies(257, "DE")),
        "regions: found 257 entries, expected at most 256");
  }

  private static Video video(
      String title, long durationMillis, Instant publishedAt, List<String> regions) {
    return new Video(
        "v", "", title, "", "", durationMillis, publishedAt, regions, Video.Status.PUBLISHED);
  }

  private static void assertBroken(ThrowingCallable making, String message) {
    assertThatThrownBy(making).isInstanceOf(InvalidRecordException.class).hasMessage(message);
  }
}
