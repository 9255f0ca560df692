package io.reeltime.serving.http;

import io.reeltime.serving.Answer;
import io.reeltime.serving.RecommendationService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Videos for a user, or for someone who sends their recent events along. */
@Path("/v1/recommendations")
public class RecommendationResource {
  /** What is longer would hold up the event loop. */
  private static final int LONGEST_READ_AT_ONCE = 16 << 10;

  private final RecommendationService service;
  private final Answering answering;
  private final FeedRequestReader reader = new FeedRequestReader(Clock.systemUTC());

  RecommendationResource(RecommendationService service, Answering answering) {
    this.service = service;
    this.answering = answering;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Answer> recommend(byte[] body) {
    if (body.length <= LONGEST_READ_AT_ONCE) {
      return answering.with(service.feed(reader.read(body)));
    }
    return answering
        .with(() -> reader.read(body))
        .thenCompose(request -> answering.with(service.feed(request)));
  }
}
