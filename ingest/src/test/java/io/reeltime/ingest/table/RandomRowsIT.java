package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.AppendOutcome;
import io.reeltime.data.log.AppendOutcome.Appended;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.Lake;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RandomRecords;
import io.reeltime.ingest.log.RocksEventLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random records at the edges of every field, as DuckDB reads them from the Parquet files. */
class RandomRowsIT {
  private static final int RECORDS = 80;
  private static final long SEED = 20_261_123;

  @TempDir private Path folder;

  @Test
  void duckDbAgreesWithWhatWasSent() throws Exception {
    RandomRecords random = new RandomRecords(SEED);
    List<LogRecord> sent = IntStream.range(0, RECORDS).mapToObj(_ -> random.next()).toList();
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
        LakeTables tables = LakeTables.open(new Lake(folder.resolve("lake")))) {
      List<AppendOutcome> outcomes = log.append(sent).join();
      new TableWriter(log, tables, TableWriterOptions.DEFAULT).flush();
      List<String> events = new ArrayList<>();
      List<String> videos = new ArrayList<>();
      for (int at = 0; at < sent.size(); at++) {
        if (outcomes.get(at) instanceof Appended(long offset)) {
          switch (sent.get(at)) {
            case Event event -> events.add(line(offset, event));
            case Video video -> videos.add(line(offset, video));
          }
        }
      }
      assertThat(
              DuckDb.query(
                  tables.events(),
                  """
                  SELECT log_offset, event_id, user_id, video_id, type, watch_millis,
                    duration_millis, epoch_us(event_time), request_id, "position", propensity,
                    snapshot_version,
                    list_sort(list_transform(map_entries(context), e -> e.key || '=' || e.value))
                  FROM {table} ORDER BY log_offset\
                  """))
          .as("seed %s", SEED)
          .isEqualTo(events);
      assertThat(
              DuckDb.query(
                  tables.videos(),
                  """
                  SELECT log_offset, video_id, creator_id, title, category, language,
                    duration_millis, epoch_us(published_at), regions, status
                  FROM {table} ORDER BY log_offset\
                  """))
          .as("seed %s", SEED)
          .isEqualTo(videos);
    }
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
        video.status());
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static String join(@Nullable Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining("|"));
  }
}
