package io.reeltime.serving.http;

import io.reeltime.serving.Answer;
import io.reeltime.serving.RecommendationService;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Videos that many like just now. */
@Path("/v1/trending")
public class TrendingResource {
  private static final int DEFAULT_LIMIT = 20;

  private final RecommendationService service;
  private final Answering answering;

  TrendingResource(RecommendationService service, Answering answering) {
    this.service = service;
    this.answering = answering;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Answer> trending(
      @QueryParam("limit") @Nullable String limit, @BeanParam RestrictionParameters restrictions) {
    int wanted = Parameters.limit(limit, DEFAULT_LIMIT);
    return answering.with(service.trending(wanted, restrictions.read()));
  }
}
