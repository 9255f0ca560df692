package io.reeltime.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.http.HttpCalls.Answer;
import io.reeltime.ingest.node.IngestNode;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the node tells: the log's tail, its status and its metrics. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
class TailHttpIT {
  private static final String EVENT = "{\"userId\":\"u1\",\"videoId\":\"v1\",\"type\":\"view\"}";

  @TestHTTPResource URI root;
  @Inject EventLog log;
  @Inject IngestNode node;

  private HttpCalls calls() {
    return new HttpCalls(root);
  }

  private void postEvent() throws Exception {
    assertThat(calls().post(EVENT.getBytes(UTF_8), "Content-Type", "application/json").status())
        .isEqualTo(200);
  }

  private Answer tail(long after, String more) throws Exception {
    return calls().get("v1/events/tail?after=" + after + more);
  }

  @AfterAll
  static void theTablesHoldWhatWasSent() throws Exception {
    ReadByDuckDb.check();
  }

  @Test
  void recordsBehindAnOffsetAreLinesInTheirOrder() throws Exception {
    long last = log.endOffset() - 1;
    postEvent();
    calls()
        .send(
            "PUT",
            "v1/videos",
            BodyPublishers.ofString("{\"videoId\":\"v9\"}"),
            "Content-Type",
            "application/json");
    Answer answer = tail(last, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(answer.header("Reeltime-Log-Identity")).isEqualTo(log.identity());
    assertThat(answer.lines()).hasSize(2);
    assertThat(answer.lines().get(0).path("offset").asLong()).isEqualTo(last + 1);
    assertThat(answer.lines().get(0).path("event").path("userId").asText()).isEqualTo("u1");
    assertThat(answer.lines().get(1).path("video").path("videoId").asText()).isEqualTo("v9");
    assertThat(tail(last, "&limit=1").lines()).hasSize(1);
    assertThat(tail(last + 2, "").text()).isEmpty();
  }

  @Test
  void aFollowerThatWaitsIsAnsweredByTheNextEvent() throws Exception {
    long last = log.endOffset() - 1;
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return tail(last, "&wait=30");
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
    postEvent();
    assertThat(waiting.get(20, TimeUnit.SECONDS).lines()).hasSize(1);
  }

  @Test
  void aTruncatedOffsetIsGoneAndTheFirstOneIsNamed() throws Exception {
    postEvent();
    postEvent();
    long end = log.endOffset();
    node.writer().flush();
    log.truncate(end - 1);
    Answer answer = tail(end - 3, "").isProblem(410, "the oldest record still held is ");
    assertThat(answer.json().path("firstOffset").asLong()).isEqualTo(end - 1);
    assertThat(tail(end - 2, "").lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "after=x     | after: found x, expected a whole number from -1 to ",
        "limit=0     | limit: found 0, expected a whole number from 1 to 10000",
        "limit=10001 | limit: found 10001, expected a whole number from 1 to 10000",
        "wait=61     | wait: found 61, expected a whole number from 0 to 60",
      })
  void aBadParameterIsAProblem(String parameter, String detail) throws Exception {
    calls().get("v1/events/tail?" + parameter).isProblem(400, detail);
  }

  @Test
  void theStatusTellsOfLogTableAndDisk() throws Exception {
    postEvent();
    Answer answer = calls().get("v1/status");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("accepting").asBoolean()).isTrue();
    assertThat(answer.json().path("freeDiskBytes").asLong()).isPositive();
    assertThat(answer.json().path("log").path("identity").asText()).isEqualTo(log.identity());
    assertThat(answer.json().path("log").path("lastOffset").asLong())
        .isEqualTo(log.endOffset() - 1);
    assertThat(answer.json().path("table").has("backlog")).isTrue();
    assertThat(answer.json().has("acceptedPerSecond")).isTrue();
  }

  @Test
  void theMetricsCountWhatCameAndWhatWasRefused() throws Exception {
    postEvent();
    calls().post(new byte[] {'x'}, "Content-Type", "application/json").isProblem(400, "line 1");
    String metrics = calls().get("q/metrics").text();
    assertThat(metrics)
        .containsPattern(
            "reeltime_ingest_records_total\\{kind=\"event\",outcome=\"accepted\"\\} [1-9]")
        .containsPattern(
            "reeltime_ingest_refused_total\\{reason=\"Malformed body\",status=\"400\"\\} ")
        .containsPattern("reeltime_ingest_ack_seconds_bucket\\{le=\"0.00")
        .containsPattern("reeltime_log_sync_seconds_count [1-9]")
        .containsPattern("reeltime_log_sync_records_sum [1-9]")
        .contains("reeltime_table_lag_records ", "reeltime_disk_free_bytes ");
  }
}
