package io.reeltime.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.http.HttpCalls.Answer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A node with a small quota per client. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@TestProfile(AdmissionHttpIT.SmallQuota.class)
class AdmissionHttpIT {
  private static final String EVENT = "{\"userId\":\"u1\",\"videoId\":\"v1\",\"type\":\"view\"}\n";

  @TestHTTPResource URI root;
  @Inject EventLog log;

  /** One record per second, so that what a test sends stays spent while it runs. */
  public static final class SmallQuota implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "reeltime.ingest.admission.quota", "1",
          "reeltime.ingest.admission.quota-burst-seconds", "10",
          "reeltime.ingest.http.stream-batch", "100");
    }
  }

  private Answer post(String key, int events) throws Exception {
    return new HttpCalls(root)
        .post(
            EVENT.repeat(events).getBytes(UTF_8),
            "Content-Type",
            "application/x-ndjson",
            "Authorization",
            "Bearer " + key);
  }

  /** Stands for whoever checks keys: those that begin with {@code known-} are good. */
  @Singleton
  static final class Keys {
    private static final String KNOWN = "Bearer known-";

    void register(@Observes Filters filters) {
      filters.register(
          context -> {
            String authorization = context.request().getHeader("Authorization");
            if (authorization != null && authorization.startsWith(KNOWN)) {
              context.put(IngestRoutes.VERIFIED_KEY, authorization);
            }
            context.next();
          },
          100);
    }
  }

  @AfterAll
  static void theTablesHoldWhatWasSent() throws Exception {
    ReadByDuckDb.check();
  }

  @Test
  void aClientThatHasSentItsShareIsAskedToWaitAndOthersAreNot() throws Exception {
    assertThat(post("known-a", 40).status()).isEqualTo(200);
    long before = log.endOffset();
    Answer answer = post("known-a", 1).isProblem(429, "expected at most 1 records per second");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(20, 31);
    assertThat(log.endOffset()).isEqualTo(before);
    assertThat(post("known-b", 1).status()).isEqualTo(200);
  }

  @Test
  void aStreamThatUsesUpItsShareSaysHowFarItCame() throws Exception {
    long before = log.endOffset();
    // More than is taken as one batch.
    Answer answer = post("known-c", 4_000).isProblem(429, "what was accepted stays");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    long accepted = answer.json().path("accepted").asLong();
    assertThat(accepted).isBetween(1L, 3_999L);
    assertThat(log.endOffset()).isEqualTo(before + accepted);
  }

  @Test
  void aClientThatChangesATokenNobodyHasCheckedIsStillTheSameClient() throws Exception {
    assertThat(post("first", 40).status()).isEqualTo(200);
    post("second", 1).isProblem(429, "expected at most 1 records per second");
    new HttpCalls(root)
        .post(EVENT.getBytes(UTF_8), "Content-Type", "application/x-ndjson")
        .isProblem(429, "expected at most 1 records per second");
  }
}
