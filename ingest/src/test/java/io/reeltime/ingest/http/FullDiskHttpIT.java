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
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node whose disk is smaller than it wants. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@TestProfile(FullDiskHttpIT.GreedyNode.class)
class FullDiskHttpIT {
  @TestHTTPResource URI root;
  @Inject EventLog log;

  /** Wants more free space than any disk has. */
  public static final class GreedyNode implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("reeltime.ingest.admission.least-free-disk", "9000000G");
    }
  }

  @Test
  void nothingIsAcceptedOrStoredAndTheStatusSaysWhy() throws Exception {
    HttpCalls calls = new HttpCalls(root);
    for (String type : new String[] {"application/json", "application/x-ndjson"}) {
      Answer answer =
          calls
              .post(
                  "{\"userId\":\"u\",\"videoId\":\"v\",\"type\":\"view\"}".getBytes(UTF_8),
                  "Content-Type",
                  type)
              .isProblem(503, "bytes free on the disk of the event log, expected at least ");
      assertThat(answer.header("Retry-After")).isEqualTo("30");
    }
    assertThat(log.endOffset()).isZero();
    assertThat(calls.get("v1/status").json().path("accepting").asBoolean()).isFalse();
    assertThat(calls.get("v1/status").json().path("refusal").asText())
        .contains("bytes free on the disk");
  }
}
