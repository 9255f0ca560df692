package io.reeltime.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.arrow.ArrowBodies;
import io.reeltime.ingest.http.HttpCalls.Answer;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as streams: lines of any length, compressed ones, Arrow. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class StreamHttpIT {
  private static final String EVENT = "{\"userId\":\"u1\",\"videoId\":\"v1\",\"type\":\"view\"}\n";
  private static final String[] LINES = {"Content-Type", "application/x-ndjson"};
  private static final String ARROW = "application/vnd.apache.arrow.stream";

  @TestHTTPResource URI root;
  @Inject EventLog log;

  private HttpCalls calls() {
    return new HttpCalls(root);
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder = new GZIPOutputStream(out)) {
      encoder.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] compressed(String encoding, byte[] bytes) throws Exception {
    return encoding.equals("gzip") ? gzip(bytes) : Zstd.compress(bytes);
  }

  @AfterAll
  static void theTablesHoldWhatWasSent() throws Exception {
    ReadByDuckDb.check();
  }

  @Test
  void aStreamLongerThanEveryLimitIsStoredAndOnlyItsNewsIsListed() throws Exception {
    long before = log.endOffset();
    int parts = 400;
    byte[] part = EVENT.repeat(500).getBytes(UTF_8);
    InputStream body = new ByteArrayInputStream("oops\n".getBytes(UTF_8));
    for (int count = 0; count < parts; count++) {
      body = new SequenceInputStream(body, new ByteArrayInputStream(part));
    }
    InputStream stream = body;
    Answer answer =
        calls().send("POST", "v1/events", BodyPublishers.ofInputStream(() -> stream), LINES);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(200_000);
    assertThat(answer.json().path("rejected").asInt()).isEqualTo(1);
    assertThat(answer.json().path("results")).hasSize(1);
    assertThat(answer.json().path("results").path(0).path("found").asText())
        .startsWith("malformed JSON at column 1: Unrecognized token");
    assertThat(log.endOffset()).isEqualTo(before + 200_000);
  }

  @Test
  void linesAreAnsweredByLinesWithTheSumsLast() throws Exception {
    Answer answer =
        calls()
            .post(
                (EVENT + "{\n" + EVENT).getBytes(UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Accept",
                "application/x-ndjson");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    List<JsonNode> lines = answer.lines();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).path("outcome").asText()).isEqualTo("accepted");
    assertThat(lines.get(1).path("line").asInt()).isEqualTo(2);
    assertThat(lines.get(1).path("outcome").asText()).isEqualTo("rejected");
    assertThat(lines.get(2).path("index").asInt()).isEqualTo(2);
    assertThat(lines.get(3).toString())
        .isEqualTo("{\"accepted\":2,\"duplicates\":0,\"rejected\":1}");
  }

  @Test
  void whatHasArrivedIsStoredWhileTheClientStaysAndNothingOfABrokenEnd() throws Exception {
    long before = log.endOffset();
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /v1/events HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/x-ndjson\r
          Content-Length: 1000000\r
          \r
          """
              .getBytes(UTF_8));
      out.write((EVENT + EVENT + EVENT.substring(0, 20)).getBytes(UTF_8));
      out.flush();
      await().until(() -> log.endOffset() == before + 2);
    }
    assertThat(calls().post(EVENT.getBytes(UTF_8), LINES).status()).isEqualTo(200);
    assertThat(log.endOffset()).isEqualTo(before + 3);
  }

  @Test
  void whoPrefersAMinimalAnswerIsToldOnlyOfNews() throws Exception {
    String id = UUID.randomUUID().toString();
    String event = EVENT.replace("{", "{\"eventId\":\"" + id + "\",").strip();
    Answer answer =
        calls()
            .post(
                ("[" + event + "," + event + "]").getBytes(UTF_8),
                "Content-Type",
                "application/json",
                "Prefer",
                "return=minimal");
    assertThat(answer.text())
        .isEqualTo(
            "{\"accepted\":1,\"duplicates\":1,\"rejected\":0,\"results\":[{\"index\":1,"
                + "\"eventId\":\""
                + id
                + "\",\"outcome\":\"duplicate\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void compressedBodiesAreStored(String encoding) throws Exception {
    long before = log.endOffset();
    byte[] lines = EVENT.repeat(20).getBytes(UTF_8);
    assertThat(
            calls()
                .post(
                    compressed(encoding, lines),
                    "Content-Type",
                    "application/x-ndjson",
                    "Content-Encoding",
                    encoding)
                .json()
                .path("accepted")
                .asInt())
        .isEqualTo(20);
    assertThat(
            calls()
                .post(
                    compressed(encoding, EVENT.getBytes(UTF_8)),
                    "Content-Type",
                    "application/json",
                    "Content-Encoding",
                    encoding)
                .status())
        .isEqualTo(200);
    assertThat(log.endOffset()).isEqualTo(before + 21);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void aBombIsRefusedAndNothingIsStored(String encoding) throws Exception {
    long before = log.endOffset();
    byte[] spaces = new byte[100 << 20];
    Arrays.fill(spaces, (byte) ' ');
    byte[] bomb = compressed(encoding, spaces);
    for (String type : List.of("application/json", "application/x-ndjson", ARROW)) {
      Answer answer = calls().post(bomb, "Content-Type", type, "Content-Encoding", encoding);
      if (!type.equals(ARROW)) {
        answer.isProblem(413, "expected at most 200 times their size. Nothing was stored");
      } else {
        answer.isProblem(400, "is it an Arrow IPC stream (not a file)?. Nothing was stored");
      }
    }
    assertThat(log.endOffset()).isEqualTo(before);
  }

  @Test
  void aBrokenCompressedBodyAndAnUnknownEncodingAreProblems() throws Exception {
    calls()
        .post(EVENT.getBytes(UTF_8), "Content-Type", "application/json", "Content-Encoding", "gzip")
        .isProblem(400, "Content-Encoding gzip: found Not in GZIP format");
    calls()
        .post(EVENT.getBytes(UTF_8), "Content-Type", "application/json", "Content-Encoding", "br")
        .isProblem(415, "found Content-Encoding br, expected gzip, zstd or identity");
    calls()
        .post(EVENT.getBytes(UTF_8), "Content-Type", "text/csv")
        .isProblem(
            415,
            "found Content-Type text/csv, expected application/json or application/x-ndjson or "
                + ARROW);
  }

  @Test
  void arrowRowsAreStoredAndTheBadOnesListed() throws Exception {
    long before = log.endOffset();
    List<String> ids = IntStream.range(0, 1_000).mapToObj(row -> "arrow-" + row).toList();
    List<String> types = new ArrayList<>(Collections.nCopies(1_000, "view"));
    types.set(7, "watch");
    byte[] body =
        ArrowBodies.stream(
            2,
            Map.of(
                "eventId", ids,
                "userId", Collections.nCopies(1_000, "u1"),
                "videoId", Collections.nCopies(1_000, "v1"),
                "watchMillis", Collections.nCopies(1_000, 5L),
                "type", types));
    Answer answer = calls().post(body, "Content-Type", ARROW);
    assertThat(answer.json().path("accepted").asInt()).as(answer.text()).isEqualTo(999);
    assertThat(answer.json().path("duplicates").asInt()).isEqualTo(999);
    assertThat(answer.json().path("rejected").asInt()).isEqualTo(2);
    JsonNode bad = answer.json().path("results").path(7);
    assertThat(bad.path("index").asInt()).isEqualTo(7);
    assertThat(bad.path("eventId").asText()).isEqualTo("arrow-7");
    assertThat(bad.path("field").asText()).isEqualTo("type");
    assertThat(bad.path("found").asText()).isEqualTo("watch");
    assertThat(log.endOffset()).isEqualTo(before + 999);
  }

  @Test
  void aBrokenArrowStreamIsAProblemAndNothingOfItsBatchIsStored() throws Exception {
    long before = log.endOffset();
    byte[] body =
        ArrowBodies.stream(
            1, Map.of("userId", List.of("u"), "videoId", List.of("v"), "type", List.of("view")));
    calls()
        .post(Arrays.copyOf(body, body.length - 40), "Content-Type", ARROW)
        .isProblem(400, "found an Arrow stream that is cut off: ");
    calls().post(new byte[0], "Content-Type", ARROW).isProblem(400, "found ");
    assertThat(log.endOffset()).isEqualTo(before);
  }
}
