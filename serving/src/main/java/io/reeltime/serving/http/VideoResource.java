package io.reeltime.serving.http;

import io.reeltime.serving.Answer;
import io.reeltime.serving.RecommendationService;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Videos like a video.
 *
 * <p>The whole path stands on the class: JAX-RS looks for methods only in the class whose path fits
 * best, and ingest may have one for {@code /v1/videos}.
 */
@Path("/v1/videos/{videoId}/similar")
public class VideoResource {
  private static final int DEFAULT_LIMIT = 20;

  private final RecommendationService service;
  private final Answering answering;

  VideoResource(RecommendationService service, Answering answering) {
    this.service = service;
    this.answering = answering;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Answer> similar(
      @PathParam("videoId") String videoId,
      @QueryParam("limit") @Nullable String limit,
      @BeanParam RestrictionParameters restrictions) {
    String id = Parameters.id("videoId", videoId);
    int wanted = Parameters.limit(limit, DEFAULT_LIMIT);
    return answering.with(service.similar(id, wanted, restrictions.read()));
  }
}
