package io.reeltime.data.dataset;

import static io.reeltime.data.dataset.DatasetReading.pair;
import static io.reeltime.data.dataset.DatasetReading.readText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DatasetFormatsTest {
  static final java.util.List<String> NAMES = DatasetFormats.NAMES;
  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyListedNameIsKnown(String name) {
    assertThat(DatasetFormats.named(name, Map.of())).isNotNull();
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> DatasetFormats.named("excel", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "data set format: found 'excel', expected one of adjacency, csv, tsv, movielens,"
                + " parquet");
  }

  @Test
  void anUnknownRoleIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> DatasetFormats.named("csv", Map.of("viewer", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "column role: found 'viewer', expected one of user, video, type, watchMillis,"
                + " durationMillis, rating, timestamp");
  }

  @Test
  void fixedFormatsTakeNoColumns() {
    assertThatThrownBy(() -> DatasetFormats.named("adjacency", Map.of("user", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data set format adjacency has fixed columns: found a mapping of [user]");
  }

  @Test
  void headerAndSeparatorAreOptionsOfText() throws IOException {
    Map<String, String> options =
        Map.of("header", "no", "separator", ";", "user", "1", "video", "0");
    assertThat(readText(DatasetFormats.named("csv", options), folder, "\"v;1\";u1\n"))
        .containsExactly(pair(1, 0, "u1", "v;1"));
    assertThatThrownBy(() -> DatasetFormats.named("csv", Map.of("separator", "\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("separator: found '\"', expected characters other than the quote");
    assertThatThrownBy(() -> DatasetFormats.named("tsv", Map.of("header", "maybe")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("header: found 'maybe', expected yes or no");
    assertThatThrownBy(() -> DatasetFormats.named("tsv", Map.of("separator", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("separator: found '', expected characters within a line");
  }
}
