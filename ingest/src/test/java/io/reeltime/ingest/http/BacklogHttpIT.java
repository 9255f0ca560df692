package io.reeltime.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.http.HttpCalls.Answer;
import io.reeltime.ingest.node.IngestNode;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A node whose tables may be a few records behind its log, and are written by hand. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@TestProfile(BacklogHttpIT.SlowTables.class)
class BacklogHttpIT {
  private static final String EVENT = "{\"userId\":\"u1\",\"videoId\":\"v1\",\"type\":\"view\"}\n";

  @TestHTTPResource URI root;
  @Inject EventLog log;
  @Inject IngestNode node;

  /** The tables are not written by themselves while the test runs. */
  public static final class SlowTables implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "reeltime.ingest.admission.most-backlog", "5",
          "reeltime.ingest.table.ready-backlog", "8",
          "reeltime.ingest.table.commit-interval", "1h");
    }
  }

  private Answer post(String type, int events) throws Exception {
    return new HttpCalls(root).post(EVENT.repeat(events).getBytes(UTF_8), "Content-Type", type);
  }

  @AfterAll
  static void theTablesHoldWhatWasSent() throws Exception {
    ReadByDuckDb.check();
  }

  @Test
  void aBacklogOverTheLimitIsRefusedAndShownUntilTheTablesHaveCaughtUp() throws Exception {
    HttpCalls calls = new HttpCalls(root);
    assertThat(calls.get("q/health/ready").status()).isEqualTo(200);
    assertThat(post("application/x-ndjson", 9).status()).isEqualTo(200);

    for (String type : new String[] {"application/json", "application/x-ndjson"}) {
      Answer refused = post(type, 1).isProblem(503, "tables 9 records behind the event log");
      assertThat(refused.header("Retry-After")).isEqualTo("5");
    }
    assertThat(log.endOffset()).as("nothing of them was stored").isEqualTo(9);
    Answer status = calls.get("v1/status");
    assertThat(status.json().path("accepting").asBoolean()).isFalse();
    assertThat(status.json().path("refusal").asText()).contains("expected at most 5");
    assertThat(status.json().path("table").path("backlog").asLong()).isEqualTo(9);
    Answer ready = calls.get("q/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.text()).contains("table-writer");

    node.writer().flush();

    assertThat(post("application/json", 1).status()).isEqualTo(200);
    assertThat(calls.get("q/health/ready").status()).isEqualTo(200);
    assertThat(calls.get("v1/status").json().path("accepting").asBoolean()).isTrue();
  }
}
