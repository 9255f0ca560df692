package io.reeltime.data.dataset;

import static io.reeltime.data.dataset.DatasetReading.pair;
import static io.reeltime.data.dataset.DatasetReading.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.dataset.DatasetLine.Broken;
import io.reeltime.data.dataset.DatasetLine.Interaction;
import io.reeltime.data.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files that DuckDB wrote. */
class ParquetRowsTest {
  private final ParquetRows format = new ParquetRows(ColumnMapping.USUAL);
  @TempDir private Path folder;

  @Test
  void readsTheColumnsOfOurOwnEventTable() throws Exception {
    Path file =
        parquet(
            """
            SELECT 7::BIGINT AS log_offset, 'e1' AS event_id, 'ü1' AS user_id, 'v1' AS video_id,
              'view' AS type, 900::BIGINT AS watch_millis, 1000::BIGINT AS duration_millis,
              TIMESTAMPTZ '2024-05-01 10:00:00.123456+00' AS event_time,
              MAP {'page': 'home'} AS context
            """,
            "zstd");
    assertThat(read(format, file))
        .containsExactly(
            new Interaction(
                1,
                0,
                "ü1",
                "v1",
                EventType.VIEW,
                900,
                1000,
                null,
                Instant.parse("2024-05-01T10:00:00.123456Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "gzip", "uncompressed"})
  void streamsManyRowGroupsOfEveryCodecInOrder(String codec) throws Exception {
    Path file =
        parquet(
            "SELECT i AS user, 'v' || (i % 1000) AS video, i::DOUBLE / 2 AS rating"
                + " FROM range(50000) t(i)",
            codec);
    List<DatasetLine> lines = read(format, file);
    assertThat(lines).hasSize(50_000);
    for (int row = 0; row < lines.size(); row += 997) {
      assertThat(lines.get(row))
          .isEqualTo(
              new Interaction(row + 1, 0, "" + row, "v" + row % 1000, null, 0, 0, row / 2.0, null));
    }
    try (Stream<DatasetLine> some = format.read(file)) {
      assertThat(some.limit(3)).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "TIMESTAMP_S '2024-05-01 10:00:00'; 2024-05-01T10:00:00Z",
        "TIMESTAMP_MS '2024-05-01 10:00:00.5'; 2024-05-01T10:00:00.500Z",
        "TIMESTAMP '2024-05-01 10:00:00.000001'; 2024-05-01T10:00:00.000001Z",
        "TIMESTAMP_NS '2024-05-01 10:00:00.000000001'; 2024-05-01T10:00:00.000000001Z",
        "TIMESTAMPTZ '2024-05-01 12:00:00+02'; 2024-05-01T10:00:00Z",
        "'2024-05-01T10:00:00Z'; 2024-05-01T10:00:00Z",
        "881250949::INTEGER; 1997-12-04T15:55:49Z",
        "881250949123::BIGINT; 1997-12-04T15:55:49.123Z",
        "NULL::TIMESTAMP; ",
      })
  void readsTimesOfEveryKind(String value, Instant expected) throws Exception {
    Path file = parquet("SELECT 'u' AS user, 'v' AS video, " + value + " AS timestamp", "snappy");
    assertThat(read(format, file))
        .containsExactly(new Interaction(1, 0, "u", "v", null, 0, 0, null, expected));
  }

  @Test
  void nullsAreAbsentWhereTheyMayBeAndBrokenWhereNot() throws Exception {
    Path file =
        parquet(
            """
            SELECT * FROM (VALUES
              (1, 'u1', 'v1', NULL, NULL, NULL, NULL, NULL),
              (2, NULL, 'v2', 'view', 1, 2, 3.0, 4),
              (3, 'u3', 'v3', 'gaze', 1, 2, 3.0, 4),
              (4, 'u4', 'v4', 'view', -1, 2, 3.0, 4),
              (5, 'u5', 'v5', 'view', 1, 2, 'nan'::DOUBLE, 4),
              (6, 'u6', '', 'view', 1, 2, 3.0, 4)
            ) t(n, "user", video, type, watch_millis, duration_millis, rating, timestamp) ORDER BY n
            """,
            "snappy");
    assertThat(read(format, file))
        .containsExactly(
            pair(1, 0, "u1", "v1"),
            new Broken(2, "user", "nothing", "an id"),
            new Broken(
                3,
                "type",
                "gaze",
                "one of impression, view, like, share, comment, save, follow, skip, hide"),
            new Broken(4, "watchMillis", "-1", "0 or more"),
            new Broken(5, "rating", "NaN", "a finite number"),
            new Broken(6, "video", "\"\"", "an id"));
  }

  @Test
  void mappedColumnsMayHaveAnyName() throws Exception {
    Path file =
        parquet("SELECT 5::BIGINT AS viewer, 6::INTEGER AS clip, 2.5::REAL AS stars", "zstd");
    ColumnMapping mapping =
        ColumnMapping.of(Map.of("user", "viewer", "video", "clip", "rating", "stars"));
    assertThat(read(new ParquetRows(mapping), file))
        .containsExactly(new Interaction(1, 0, "5", "6", null, 0, 0, 2.5, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1.5::DOUBLE AS user, 'v' AS video; 'user' for role user: found DOUBLE, expected text or a"
            + " whole number",
        "'u' AS user, ['v'] AS video; 'video' for role video: found a nested type, expected text"
            + " or a whole number",
        "'u' AS user, 'v' AS video, 'much' AS rating; 'rating' for role rating: found BYTE_ARRAY",
        "'u' AS user, 'v' AS video, true AS timestamp; 'timestamp' for role timestamp: found"
            + " BOOLEAN, expected a timestamp, a whole number or text",
        "'u' AS user, 'v' AS video, 2.5::DOUBLE AS watch_millis; 'watch_millis' for role"
            + " watchMillis: found DOUBLE, expected a whole number",
        "'u' AS user, 'v' AS video, 5 AS type; 'type' for role type: found INT32",
        "'u' AS user, 'v' AS clip; no column for role video: found columns [user, clip]",
      })
  void aWrongColumnIsRefusedByNameFoundAndExpected(String columns, String message)
      throws Exception {
    Path file = parquet("SELECT " + columns, "snappy");
    assertThatThrownBy(() -> read(format, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNoParquetFileIsRefused() throws Exception {
    Path text = DatasetReading.write(folder, "user,video\n1,2\n");
    Path empty = Files.createFile(folder.resolve("empty"));
    Path whole = parquet("SELECT 'u' AS user, 'v' AS video", "snappy");
    byte[] bytes = Files.readAllBytes(whole);
    Path torn = Files.write(folder.resolve("torn"), java.util.Arrays.copyOf(bytes, 100));
    for (Path file : List.of(text, empty, torn)) {
      assertThatThrownBy(() -> read(format, file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file + ": is no whole Parquet file");
    }
    assertThatThrownBy(() -> read(format, folder.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found no readable file");
  }

  private Path parquet(String query, String codec) throws SQLException {
    Path file = folder.resolve("rows.parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, CODEC '%s', ROW_GROUP_SIZE 4096)"
              .formatted(query, file, codec));
    }
    return file;
  }
}
