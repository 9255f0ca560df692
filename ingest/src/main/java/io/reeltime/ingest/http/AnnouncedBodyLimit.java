package io.reeltime.ingest.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.reeltime.ingest.node.IngestConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Answers a body that announces itself as too large before a byte of it is read, and before the
 * server's own limit does so without a word. Bodies that come in chunks are measured by {@link
 * BodyReader}.
 */
@Singleton
final class AnnouncedBodyLimit {
  private static final int BEFORE_EVERYTHING = 1_000;

  private final long maxBytes;

  AnnouncedBodyLimit(IngestConfig config) {
    this.maxBytes = config.http().maxBody().asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext context) {
    String path = context.normalizedPath();
    long announced = announced(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
    if (announced > maxBytes && (path.equals("/v1/events") || path.equals("/v1/videos"))) {
      answer(context, IngestProblems.tooLarge(announced + " bytes", maxBytes));
    } else {
      context.next();
    }
  }

  private static long announced(@Nullable String contentLength) {
    try {
      return contentLength == null ? 0 : Long.parseLong(contentLength);
    } catch (NumberFormatException e) {
      // The server itself refuses such a request.
      return 0;
    }
  }

  private static void answer(RoutingContext context, HttpProblem problem) {
    if (context.request().version() != HttpVersion.HTTP_2) {
      // The unread body would be taken for the next request; HTTP/2 ends the stream instead.
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    context
        .response()
        .setStatusCode(problem.getStatusCode())
        .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
        .end(
            new JsonObject()
                .put("status", problem.getStatusCode())
                .put("title", problem.getTitle())
                .put("detail", problem.getDetail())
                .put("instance", context.normalizedPath())
                .encode());
  }
}
