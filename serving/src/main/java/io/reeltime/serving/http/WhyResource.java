package io.reeltime.serving.http;

import io.reeltime.serving.Reasons;
import io.reeltime.serving.Why;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** Why the videos of an earlier answer were in it. */
@Path("/v1/users/{userId}/recommendations/{requestId}/why")
public class WhyResource {
  private final Reasons reasons;
  private final Answering answering;

  WhyResource(Reasons reasons, Answering answering) {
    this.reasons = reasons;
    this.answering = answering;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Why> why(
      @PathParam("userId") String userId, @PathParam("requestId") String requestId) {
    String user = Parameters.id("userId", userId);
    String request = Parameters.id("requestId", requestId);
    return answering.with(() -> reasons.why(user, request));
  }
}
