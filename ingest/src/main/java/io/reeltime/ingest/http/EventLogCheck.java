package io.reeltime.ingest.http;

import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.ingest.node.IngestNode;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the event log can make records durable. */
@Readiness
@Singleton
final class EventLogCheck implements HealthCheck {
  private final IngestNode node;

  EventLogCheck(IngestNode node) {
    this.node = node;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("event-log")
            .withData("identity", node.log().identity())
            .withData("firstOffset", node.log().firstOffset())
            .withData("endOffset", node.log().endOffset());
    try {
      node.log().throwIfUnavailable();
      return answer.up().build();
    } catch (LogUnavailableException e) {
      return answer.withData("failure", String.valueOf(e.getMessage())).down().build();
    }
  }
}
