package io.reeltime.ingest.http;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.TruncatedOffsetException;
import io.reeltime.ingest.json.RecordJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log's records behind an offset, one per line; where there are none yet, the request waits for
 * them. So a process without the log's folder follows it.
 */
@Singleton
final class TailRoute {
  /** Tells a follower that the log is another one, in which its offset means nothing. */
  static final String IDENTITY_HEADER = "Reeltime-Log-Identity";

  private static final long MOST_RECORDS = 10_000;
  private static final long USUAL_RECORDS = 1_000;
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final EventLog log;

  TailRoute(EventLog log) {
    this.log = log;
  }

  void handle(RoutingContext context) {
    Exchange exchange = new Exchange(context, _ -> {});
    exchange.attempt(() -> {
      long after = parameter(context, "after", -1, -1, Long.MAX_VALUE - 1);
      int limit = (int) parameter(context, "limit", USUAL_RECORDS, 1, MOST_RECORDS);
      long wait = parameter(context, "wait", 0, 0, LONGEST_WAIT_SECONDS);
      context.response().putHeader(IDENTITY_HEADER, log.identity());
      exchange.attemptAside(() -> answer(exchange, after, limit, Duration.ofSeconds(wait)));
    });
  }

  private void answer(Exchange exchange, long after, int limit, Duration wait)
      throws InterruptedException {
    try {
      log.awaitBeyond(after + 1, wait);
      List<LogEntry> entries = log.read(after + 1, limit);
      exchange.answer(
          BodyFormat.NDJSON.mediaType(), entries.isEmpty() ? new byte[0] : lines(entries));
    } catch (TruncatedOffsetException e) {
      exchange.answer(
          Problem.of(410, "Offset truncated", String.valueOf(e.getMessage()))
              .with(out -> out.writeNumberField("firstOffset", e.firstOffset())));
    }
  }

  private static byte[] lines(List<LogEntry> entries) {
    return Json.lines(out -> {
      for (LogEntry entry : entries) {
        out.writeStartObject();
        out.writeNumberField("offset", entry.offset());
        out.writeFieldName(
            switch (entry.record()) {
              case Event _ -> "event";
              case Video _ -> "video";
            });
        RecordJson.write(entry.record(), out);
        out.writeEndObject();
      }
    });
  }

  private static long parameter(
      RoutingContext context, String name, long usual, long least, long most) {
    @Nullable String text = context.request().getParam(name);
    if (text == null) {
      return usual;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw new ProblemException(
        Problem.of(
            400,
            "Bad parameter",
            name + ": found " + text + ", expected a whole number from " + least + " to " + most));
  }
}
