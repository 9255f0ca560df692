package io.reeltime.ingest.table;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The records of one commit, read from the log.
 *
 * @param endOffset log offset after the last of them
 * @param events in log order
 * @param videos in log order
 */
record TableBatch(long endOffset, List<Row<Event>> events, List<Row<Video>> videos) {
  private static final int RECORDS_PER_READ = 1_000;
  private static final int BYTES_BESIDE_TEXT = 200;

  /** A record and its place in the log. */
  record Row<T extends LogRecord>(long offset, T record) {}

  /** Reads from an offset until the rows or the bytes of a commit are reached, or the target. */
  static TableBatch read(EventLog log, long from, long target, TableWriterOptions options) {
    List<Row<Event>> events = new ArrayList<>();
    List<Row<Video>> videos = new ArrayList<>();
    long end = Math.min(target, from + options.commitRows());
    long next = from;
    long bytes = 0;
    while (next < end && bytes < options.commitBytes()) {
      int limit = (int) Math.min(RECORDS_PER_READ, end - next);
      for (LogEntry entry : log.read(next, limit)) {
        switch (entry.record()) {
          case Event event -> events.add(new Row<>(entry.offset(), event));
          case Video video -> videos.add(new Row<>(entry.offset(), video));
        }
        bytes += bytes(entry.record());
        next = entry.offset() + 1;
      }
    }
    return new TableBatch(next, events, videos);
  }

  /** About what a record takes in memory: enough to keep huge ones from filling it. */
  private static long bytes(LogRecord record) {
    return BYTES_BESIDE_TEXT
        + switch (record) {
          case Event event ->
              event.eventId().length()
                  + event.userId().length()
                  + event.videoId().length()
                  + bytes(event.context());
          case Video video ->
              video.title().length()
                  + video.creatorId().length()
                  + video.category().length()
                  + video.regions().stream().mapToLong(String::length).sum()
                  + (long) Float.BYTES * video.embedding().length();
        };
  }

  private static long bytes(Map<String, String> context) {
    long bytes = 0;
    for (Map.Entry<String, String> entry : context.entrySet()) {
      bytes += entry.getKey().length() + entry.getValue().length();
    }
    return bytes;
  }
}
