package io.reeltime.ingest.http;

import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.ingest.flow.Admission;
import io.reeltime.ingest.flow.LastMinute;
import io.reeltime.ingest.flow.Refusal;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.ingest.table.TableWriterStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How ingest is doing, for people and for load balancers that want to know more than health. */
@Path("/v1/status")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusResource {
  private final IngestNode node;
  private final Admission admission;
  private final LastMinute accepted;

  StatusResource(IngestNode node, Admission admission, LastMinute accepted) {
    this.node = node;
    this.admission = admission;
    this.accepted = accepted;
  }

  /**
   * The state of ingest.
   *
   * @param accepting whether records are taken now
   * @param refusal why not, else null
   * @param acceptedPerSecond records, mean of the last 60 whole seconds
   * @param freeDiskBytes on the log's disk
   */
  public record Status(
      boolean accepting,
      @Nullable String refusal,
      double acceptedPerSecond,
      long freeDiskBytes,
      LogStatus log,
      TableStatus table) {}

  /**
   * The event log.
   *
   * @param lastOffset of the newest record, -1 in an empty log
   */
  public record LogStatus(String identity, long firstOffset, long lastOffset) {}

  /**
   * The tables behind it.
   *
   * @param backlog records of the log that the tables do not hold yet
   * @param lastCommit null before the first
   * @param failure why the last commit failed, null when it worked
   */
  public record TableStatus(
      long endOffset, long backlog, @Nullable Instant lastCommit, @Nullable String failure) {}

  @GET
  public Status status() {
    TableWriterStatus table = node.writerThread().status();
    String refusal = refusal();
    return new Status(
        refusal == null,
        refusal,
        accepted.perSecond(),
        admission.freeBytes(),
        new LogStatus(node.log().identity(), node.log().firstOffset(), node.log().endOffset() - 1),
        new TableStatus(
            table.committedEndOffset(), table.backlog(), table.lastRound(), table.failure()));
  }

  private @Nullable String refusal() {
    try {
      node.log().throwIfUnavailable();
    } catch (LogUnavailableException e) {
      return e.getMessage();
    }
    Optional<Refusal> refusal = admission.refusal();
    return refusal.isPresent() ? refusal.get().message() : null;
  }
}
