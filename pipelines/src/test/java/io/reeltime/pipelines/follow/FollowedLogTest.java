package io.reeltime.pipelines.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.LogUnavailableException;
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

  private final List<LogEntry> entries = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v1/events/tail", this::answer);
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
  void takesNoEventsAndSaysWhereTheyGo() throws Exception {
    try (FollowedLog log = follow()) {
      assertThatThrownBy(() -> log.append(List.of(event(9))).get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("send events there");
    }
  }

  private FollowedLog follow() throws Exception {
    URI node = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return FollowedLog.of(node, KEPT, Clock.systemUTC());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    long after = Long.parseLong(query.replaceAll("after=(-?[0-9]+).*", "$1"));
    StringBuilder lines = new StringBuilder();
    entries.stream().filter(entry -> entry.offset() > after).forEach(entry -> append(entry, lines));
    byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Reeltime-Log-Identity", "log-1");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
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
