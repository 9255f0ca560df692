package io.reeltime.serving.http;

import io.reeltime.serving.Answer;
import io.reeltime.serving.RecommendationService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Videos for people and like videos. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class RecommendationResource {
  private static final int DEFAULT_LIMIT = 20;

  private final RecommendationService service;
  private final Answering answering;
  private final EventsRequestReader reader = new EventsRequestReader(Clock.systemUTC());

  RecommendationResource(RecommendationService service, Answering answering) {
    this.service = service;
    this.answering = answering;
  }

  @GET
  @Path("/users/{userId}/recommendations")
  public CompletionStage<Answer> forUser(
      @PathParam("userId") String userId, @QueryParam("limit") @Nullable String limit) {
    String id = Parameters.id("userId", userId);
    int wanted = Parameters.limit(limit, DEFAULT_LIMIT);
    return answering.with(() -> service.recommend(id, wanted));
  }

  @POST
  @Path("/recommendations")
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Answer> forEvents(byte[] body) {
    return answering.with(
        () -> {
          EventsRequest request = reader.read(body);
          return service.recommend(request.events(), request.limit());
        });
  }

  @GET
  @Path("/videos/{videoId}/similar")
  public CompletionStage<Answer> similar(
      @PathParam("videoId") String videoId, @QueryParam("limit") @Nullable String limit) {
    String id = Parameters.id("videoId", videoId);
    int wanted = Parameters.limit(limit, DEFAULT_LIMIT);
    return answering.with(
        () -> service.similar(id, wanted).orElseThrow(() -> Problems.unknownVideo(id)));
  }

  @GET
  @Path("/trending")
  public CompletionStage<Answer> trending(@QueryParam("limit") @Nullable String limit) {
    int wanted = Parameters.limit(limit, DEFAULT_LIMIT);
    return answering.with(() -> service.trending(wanted));
  }
}
