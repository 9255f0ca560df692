package io.reeltime.pipelines.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.pipelines.app.RunAnnouncer;
import io.reeltime.pipelines.run.RunRecord;
import io.reeltime.pipelines.run.TrainingRuns;
import io.reeltime.pipelines.run.Trigger;
import io.reeltime.training.job.JobMessage;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Training runs: looking at them, and starting one by hand. */
@Path("/v1/runs")
@Blocking
public class RunsResource {
  private static final int MOST_RUNS = 1_000;

  private final TrainingRuns runs;
  private final RunAnnouncer announcer;

  RunsResource(TrainingRuns runs, RunAnnouncer announcer) {
    this.runs = runs;
    this.announcer = announcer;
  }

  /**
   * The newest runs.
   *
   * @param runs newest first
   * @param progress of the run under way, null when there is none
   */
  public record Runs(List<RunRecord> runs, JobMessage.@Nullable Progress progress) {}

  /** Lists runs, newest first. */
  @GET
  public Runs list(@QueryParam("limit") @DefaultValue("20") String limit) {
    return new Runs(
        runs.newest(limit(limit)),
        runs.current().map(TrainingRuns.RunUnderWay::progress).orElse(null));
  }

  /** One run. */
  @GET
  @Path("/{id}")
  public RunRecord find(@PathParam("id") String id) {
    return runs.find(id)
        .orElseThrow(() -> problem(Response.Status.NOT_FOUND, "no run has the id " + id));
  }

  /** Starts a run; 409 while another is under way. */
  @POST
  public Response start() {
    RunRecord run =
        runs.start(Trigger.MANUAL, announcer)
            .map(TrainingRuns.Started::run)
            .orElseThrow(() ->
                problem(
                    Response.Status.CONFLICT,
                    "a run is under way; GET /v1/runs tells how far it is"));
    return Response.accepted(run).build();
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST_RUNS) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Answered below, together with numbers out of range.
    }
    throw problem(
        Response.Status.BAD_REQUEST, "limit: found " + text + ", expected 1 to " + MOST_RUNS);
  }

  private static HttpProblem problem(Response.Status status, String detail) {
    return HttpProblem.builder()
        .withStatus(status)
        .withTitle(status.getReasonPhrase())
        .withDetail(detail)
        .build();
  }
}
