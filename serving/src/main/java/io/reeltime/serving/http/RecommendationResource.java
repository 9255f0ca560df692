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

/** Videos for someone who sends their recent events along. */
@Path("/v1/recommendations")
public class RecommendationResource {
  private final RecommendationService service;
  private final Answering answering;
  private final EventsRequestReader reader = new EventsRequestReader(Clock.systemUTC());

  RecommendationResource(RecommendationService service, Answering answering) {
    this.service = service;
    this.answering = answering;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Answer> forEvents(byte[] body) {
    return answering.with(() -> {
      EventsRequest request = reader.read(body);
      return service.recommend(request.events(), request.limit());
    });
  }
}
