package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * What DuckDB reads from every file of the tables, compared with what was sent, column by column.
 */
public final class SentRows {
  private SentRows() {}

  /**
   * Asserts that the tables hold each record of the log before their end offset once, and nothing
   * else; of a truncated log, from its first offset on.
   */
  public static void assertAgree(LakeTables tables, EventLog log) throws Exception {
    tables.events().refresh();
    tables.videos().refresh();
    long end = Math.max(end(tables.events(), log), end(tables.videos(), log));
    long first = Math.min(end, log.firstOffset());
    assertAgree(tables, end == first ? List.of() : log.read(first, (int) (end - first)), first);
  }

  private static long end(Table table, EventLog log) throws Exception {
    return DuckDb.liveFiles(table).isEmpty() ? 0 : TableProgress.of(table, log).endOffset();
  }

  /** Asserts that the tables hold just these records. */
  static void assertAgree(LakeTables tables, List<LogEntry> sent) throws Exception {
    assertAgree(tables, sent, 0);
  }

  private static void assertAgree(LakeTables tables, List<LogEntry> sent, long firstOffset)
      throws Exception {
    List<String> events = new ArrayList<>();
    List<String> videos = new ArrayList<>();
    for (LogEntry entry : sent) {
      switch (entry.record()) {
        case Event event -> events.add(line(entry.offset(), event));
        case Video video -> videos.add(line(entry.offset(), video));
      }
    }
    assertThat(rows(tables.events(), EVENT_COLUMNS, firstOffset)).isEqualTo(events);
    assertThat(rows(tables.videos(), VIDEO_COLUMNS, firstOffset)).isEqualTo(videos);
  }

  private static final String EVENT_COLUMNS =
      """
      log_offset, event_id, user_id, video_id, type, watch_millis, duration_millis,
      epoch_us(event_time), request_id, "position", propensity, snapshot_version,
      list_sort(list_transform(map_entries(context), e -> e.key || '=' || e.value))\
      """;

  private static final String VIDEO_COLUMNS =
      """
      log_offset, video_id, creator_id, title, category, language, duration_millis,
      epoch_us(published_at), regions, status, coalesce(len(embedding), 0)\
      """;

  private static List<String> rows(Table table, String columns, long firstOffset) throws Exception {
    return DuckDb.query(
        table,
        "SELECT "
            + columns
            + " FROM read_parquet(['"
            + String.join("','", DuckDb.liveFiles(table))
            + "'], hive_partitioning = false, union_by_name = true) WHERE log_offset >= "
            + firstOffset
            + " ORDER BY log_offset");
  }

  private static String line(long offset, Event event) {
    return join(
        offset,
        event.eventId(),
        event.userId(),
        event.videoId(),
        event.type().wireName(),
        event.watchMillis(),
        event.durationMillis(),
        micros(event.timestamp()),
        event.requestId(),
        event.position(),
        event.propensity(),
        event.snapshotVersion(),
        event.context().isEmpty() ? null : entries(event));
  }

  /** In the order of their bytes, as DuckDB sorts. */
  private static String entries(Event event) {
    return event.context().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String line(long offset, Video video) {
    return join(
        offset,
        video.videoId(),
        video.creatorId(),
        video.title(),
        video.category(),
        video.language(),
        video.durationMillis(),
        micros(video.publishedAt()),
        video.regions(),
        video.status(),
        video.embedding().length());
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static String join(@Nullable Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining("|"));
  }
}
