package io.reeltime.ingest.http;

import io.reeltime.ingest.node.IngestConfig;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.ingest.table.TableWriterStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready while the tables are not too far behind the log. A failing commit alone does not make the
 * node unready, as it still accepts safely, but it is shown.
 */
@Readiness
@Singleton
final class TableWriterCheck implements HealthCheck {
  private final IngestNode node;
  private final long readyBacklog;

  TableWriterCheck(IngestNode node, IngestConfig config) {
    this.node = node;
    this.readyBacklog = config.table().readyBacklog();
  }

  @Override
  public HealthCheckResponse call() {
    TableWriterStatus status = node.writerThread().status();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("table-writer")
            .withData("committedEndOffset", status.committedEndOffset())
            .withData("backlog", status.backlog())
            .status(status.backlog() <= readyBacklog);
    addTime(answer, "lastRound", status.lastRound());
    addTime(answer, "failingSince", status.failingSince());
    if (status.failure() != null) {
      answer.withData("failure", status.failure());
    }
    return answer.build();
  }

  private static void addTime(
      HealthCheckResponseBuilder answer, String name, @Nullable Instant time) {
    if (time != null) {
      answer.withData(name, time.toString());
    }
  }
}
