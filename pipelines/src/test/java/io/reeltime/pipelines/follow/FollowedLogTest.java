package io.reeltime.pipelines.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.data.log.TruncatedOffsetException;
import io.reeltime.ingest.json.RecordJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as the tail does; the tail itself is followed in an IT. */
class FollowedLogTest {
  private static final int KEPT = 2;

  /** Records that the server answers with at most. */
  private static final int PAGE = 4;

  private final List<LogEntry> entries = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile String identity = "log-1";
  private volatile long first;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v1/events/tail", this::answer);
    server.createContext("/v1/status", this::status);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsWhatIsThereAndWhatComesAlsoWhatIsKeptNoMore() throws Exception {
    entries.add(new LogEntry(0, event(0)));
    entries.add(new LogEntry(1, Video.unknown("video1")));
    try (FollowedLog log = follow()) {
      assertThat(log.identity()).isEqualTo("log-1");
      assertThat(log.read(0, 10)).isEqualTo(entries);

      entries.add(new LogEntry(2, event(2)));
      entries.add(new LogEntry(3, event(3)));

      assertThat(log.awaitBeyond(2, Duration.ofMinutes(1))).isGreaterThan(2);
      assertThat(log.awaitBeyond(3, Duration.ofMinutes(1))).isEqualTo(4);
      assertThat(log.read(2, 10)).isEqualTo(entries.subList(2, 4));
      assertThat(log.read(0, 10)).as("older than what is kept").isEqualTo(entries);
    }
  }

  @Test
  void beginsAtTheEndHoweverManyPagesLieBeforeIt() throws Exception {
    for (int offset = 0; offset < 3 * PAGE; offset++) {
      entries.add(new LogEntry(offset, event(offset)));
    }
    try (FollowedLog log = follow(3 * PAGE)) {
      assertThat(log.endOffset()).isEqualTo(3 * PAGE);
      assertThat(log.read(0, 3 * PAGE)).isEqualTo(entries);
    }
  }

  @Test
  void goesOnWhereTheOtherProcessHasTruncatedAndSaysWhatIsGone() throws Exception {
    entries.add(new LogEntry(0, event(0)));
    try (FollowedLog log = follow()) {
      first = 5;
      entries.add(new LogEntry(5, event(5)));

      assertThat(log.awaitBeyond(5, Duration.ofMinutes(1))).isEqualTo(6);
      assertThat(log.firstOffset()).isEqualTo(5);
      assertThat(log.read(5, 10)).isEqualTo(entries.subList(1, 2));
      assertThatThrownBy(() -> log.read(1, 10))
          .isInstanceOfSatisfying(
              TruncatedOffsetException.class,
              truncated -> assertThat(truncated.firstOffset()).isEqualTo(5));
    }
  }

  @Test
  void refusesEveryReadWhileTheOtherProcessHasAnotherLog() throws Exception {
    entries.add(new LogEntry(0, event(0)));
    try (FollowedLog log = follow()) {
      identity = "log-2";
      await()
          .untilAsserted(() ->
              assertThatThrownBy(() -> log.read(0, 10))
                  .isInstanceOf(LogUnavailableException.class)
                  .hasMessageContaining("found log 'log-2'")
                  .hasMessageContaining("expected 'log-1'"));

      identity = "log-1";
      await()
          .ignoreException(LogUnavailableException.class)
          .untilAsserted(() -> assertThat(log.read(0, 10)).isEqualTo(entries));
    }
  }

  @Test
  void takesNoEventsAndSaysWhereTheyGo() throws Exception {
    try (FollowedLog log = follow()) {
      assertThatThrownBy(() -> log.append(List.of(event(9))).get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("send events there");
    }
  }

  private FollowedLog follow() throws Exception {
    return follow(KEPT);
  }

  private FollowedLog follow(int kept) throws Exception {
    URI node = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return FollowedLog.of(node, kept, Clock.systemUTC());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    long after = Long.parseLong(query.replaceAll("after=(-?[0-9]+).*", "$1"));
    StringBuilder lines = new StringBuilder();
    entries.stream()
        .filter(entry -> entry.offset() > after)
        .limit(PAGE)
        .forEach(entry -> append(entry, lines));
    exchange.getResponseHeaders().add("Reeltime-Log-Identity", identity);
    if (after + 1 < first) {
      send(exchange, 410, "{\"firstOffset\":%d}".formatted(first));
    } else {
      send(exchange, 200, lines.toString());
    }
  }

  private void status(HttpExchange exchange) throws IOException {
    long last = entries.isEmpty() ? first - 1 : entries.getLast().offset();
    send(
        exchange,
        200,
        "{\"log\":{\"identity\":\"%s\",\"firstOffset\":%d,\"lastOffset\":%d}}"
            .formatted(identity, first, last));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void append(LogEntry entry, StringBuilder lines) {
    String kind = entry.record() instanceof Event ? "event" : "video";
    lines.append(
        "{\"offset\":%d,\"%s\":%s}\n"
            .formatted(entry.offset(), kind, RecordJson.toJson(entry.record())));
  }

  private static Event event(long number) {
    return Event.of(
        "event" + number, "user", "video" + number, EventType.LIKE, 0, 0, Instant.EPOCH);
  }
}
