package io.reeltime.serving.http;

import io.reeltime.serving.HistoryEntry;
import io.reeltime.serving.UserDirectory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who is known, and what they did. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
  private static final int DEFAULT_LIMIT = 50;

  private final UserDirectory directory;
  private final Answering answering;

  UserResource(UserDirectory directory, Answering answering) {
    this.directory = directory;
    this.answering = answering;
  }

  /** Known users. */
  public record Users(List<String> users) {}

  /** What a user did. */
  public record History(List<HistoryEntry> events) {}

  @GET
  public CompletionStage<Users> users(@QueryParam("limit") @Nullable String limit) {
    int wanted = Parameters.limit(limit, DEFAULT_LIMIT);
    return answering.with(() -> new Users(directory.users(wanted)));
  }

  @GET
  @Path("/{userId}/history")
  public CompletionStage<History> history(
      @PathParam("userId") String userId, @QueryParam("limit") @Nullable String limit) {
    String id = Parameters.id("userId", userId);
    int wanted = Parameters.limit(limit, DEFAULT_LIMIT);
    return answering.with(() -> new History(directory.history(id, wanted)));
  }
}
