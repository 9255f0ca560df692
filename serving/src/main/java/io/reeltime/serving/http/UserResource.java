package io.reeltime.serving.http;

import io.reeltime.serving.Answer;
import io.reeltime.serving.FeedRequest;
import io.reeltime.serving.HistoryEntry;
import io.reeltime.serving.RecommendationService;
import io.reeltime.serving.UserDirectory;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Users: their recommendations, who is known, and what they did. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
  private static final int LISTED = 50;
  private static final int RECOMMENDED = 20;

  private final RecommendationService service;
  private final UserDirectory directory;
  private final Answering answering;

  UserResource(RecommendationService service, UserDirectory directory, Answering answering) {
    this.service = service;
    this.directory = directory;
    this.answering = answering;
  }

  /** Known users. */
  public record Users(List<String> users) {}

  /** What a user did. */
  public record History(List<HistoryEntry> events) {}

  @GET
  public CompletionStage<Users> users(@QueryParam("limit") @Nullable String limit) {
    int wanted = Parameters.limit(limit, LISTED);
    return answering.with(() -> new Users(directory.users(wanted)));
  }

  @GET
  @Path("/{userId}/recommendations")
  public CompletionStage<Answer> recommendations(
      @PathParam("userId") String userId,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("explain") @Nullable String explain,
      @BeanParam RestrictionParameters restrictions) {
    return answering.with(
        service.feed(
            new FeedRequest(
                Parameters.id("userId", userId),
                List.of(),
                Parameters.limit(limit, RECOMMENDED),
                restrictions.read(),
                FeedRequestReader.cursor(cursor),
                FeedRequestReader.explanation(Parameters.flag("explain", explain)))));
  }

  @GET
  @Path("/{userId}/history")
  public CompletionStage<History> history(
      @PathParam("userId") String userId, @QueryParam("limit") @Nullable String limit) {
    String id = Parameters.id("userId", userId);
    int wanted = Parameters.limit(limit, LISTED);
    return answering.with(() -> new History(directory.history(id, wanted)));
  }
}
