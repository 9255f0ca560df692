package io.reeltime.serving.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.snapshot.SnapshotVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCursorTest {
  private static final SnapshotVersion VERSION = new SnapshotVersion(42);

  @Test
  void whatIsWrittenIsReadBack() {
    FeedCursor cursor = after(FeedCursor.beginning(), List.of("v1", "v2", "ünïcode")).orElseThrow();

    FeedCursor read = FeedCursor.parse(cursor.text());

    assertThat(read).isEqualTo(cursor);
    assertThat(read.page()).isEqualTo(1);
    assertThat(read.snapshotVersion()).isEqualTo(VERSION);
    assertThat(List.of("v1", "v2", "ünïcode")).allMatch(read.shown()::contains);
    assertThat(read.shown().contains("v3")).isFalse();
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]{20,40}");
  }

  @Test
  void aFeedWithoutASnapshotHasACursorToo() {
    FeedCursor cursor = FeedCursor.beginning().after(List.of("v1"), null).orElseThrow();

    assertThat(FeedCursor.parse(cursor.text()).snapshotVersion()).isNull();
  }

  @ParameterizedTest(name = "pages of {0}")
  @ValueSource(ints = {1, 7, 20, 100, 500})
  void everythingShownIsFoundUntilTheFeedEnds(int perPage) {
    List<String> shown = new ArrayList<>();
    Optional<FeedCursor> cursor = Optional.of(FeedCursor.beginning());
    int pages = 0;
    while (cursor.isPresent()) {
      List<String> page =
          IntStream.range(0, perPage).mapToObj(i -> "video-" + (shown.size() + i)).toList();
      shown.addAll(page);
      cursor = after(cursor.orElseThrow(), page).map(next -> FeedCursor.parse(next.text()));
      pages++;
      cursor.ifPresent(next -> {
        assertThat(shown).allMatch(next.shown()::contains);
        assertThat(next.text()).hasSizeLessThanOrEqualTo(FeedCursor.LONGEST_TEXT);
      });
    }
    assertThat(shown).hasSizeBetween(FeedCursor.MOST_SHOWN + 1, FeedCursor.MOST_SHOWN + 500);
    assertThat(pages).isEqualTo(shown.size() / perPage);
  }

  @Test
  void aFullCursorTakesAboutAKilobyteAndFewVideosForShown() {
    long seed = 20261123;
    Random random = new Random(seed);
    List<String> shown = random.ints(500).mapToObj(i -> "v" + i).toList();
    FeedCursor cursor = after(FeedCursor.beginning(), shown).orElseThrow();
    long mistaken =
        IntStream.range(0, 200_000).filter(i -> cursor.shown().contains("other-" + i)).count();

    assertThat(cursor.text().length()).isBetween(1_000, FeedCursor.LONGEST_TEXT);
    // 500 of 2^20: 95 expected; twice that is 10 standard deviations away.
    assertThat(mistaken).as("seed %d", seed).isLessThan(190);
  }

  @Test
  void theWorstSetsOfHashesFitAsWell() {
    int last = (1 << ShownVideos.HASH_BITS) - 1;
    for (int[] hashes :
        new int[][] {
          {},
          {0},
          {last},
          IntStream.range(0, 500).toArray(),
          IntStream.range(last - 499, last + 1).toArray(),
          IntStream.range(0, 500).map(i -> i < 250 ? i : last - i).sorted().toArray()
        }) {
      FeedCursor cursor = new FeedCursor(3, VERSION, new ShownVideos(hashes));
      assertThat(FeedCursor.parse(cursor.text())).isEqualTo(cursor);
      assertThat(cursor.text()).hasSizeLessThanOrEqualTo(FeedCursor.LONGEST_TEXT);
    }
  }

  @Test
  void anEmptyPageEndsTheFeed() {
    assertThat(after(FeedCursor.beginning(), List.of())).isEmpty();
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", "x", "null", "1", "../../etc/passwd", "%00", "🎬", "AQAAAAA", "===="})
  void garbageIsRefusedWithWhatWasFound(String garbage) {
    assertThatThrownBy(() -> FeedCursor.parse(garbage))
        .isInstanceOf(InvalidCursorException.class)
        .hasMessageStartingWith("cursor: found '" + garbage + "' (")
        .hasMessageEndingWith("), expected the cursor of an earlier answer, unchanged");
  }

  @Test
  void anotherFormatAndALongTextAreRefusedForWhatTheyAre() {
    String text = after(FeedCursor.beginning(), List.of("v1")).orElseThrow().text();
    assertThatThrownBy(() -> FeedCursor.parse("Ag" + text.substring(2)))
        .hasMessageContaining("(of a format that this server does not know)");
    assertThatThrownBy(() -> FeedCursor.parse("A".repeat(100_000)))
        .hasMessageContaining("'" + "A".repeat(40) + "...' (100000 characters)");
  }

  @Test
  void everyChangedCharacterIsNoticed() {
    List<String> videoIds = IntStream.range(0, 20).mapToObj(i -> "v" + i).toList();
    String text = after(FeedCursor.beginning(), videoIds).orElseThrow().text();
    for (int at = 0; at < text.length() - 1; at++) {
      char other = text.charAt(at) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, at) + other + text.substring(at + 1);
      assertThatThrownBy(() -> FeedCursor.parse(changed))
          .isInstanceOf(InvalidCursorException.class);
    }
    for (int length = 0; length < text.length() - 1; length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> FeedCursor.parse(cut)).isInstanceOf(InvalidCursorException.class);
    }
  }

  private static Optional<FeedCursor> after(FeedCursor cursor, List<String> videoIds) {
    return cursor.after(videoIds, VERSION);
  }
}
