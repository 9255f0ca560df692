package io.reeltime.pipelines.app;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Asks for the API key, where one is set, on everything under {@code /v1}. The page and the health
 * answers stay open: they hold no data.
 */
@ApplicationScoped
class ApiKeyFilter {
  private static final int FIRST = 2_000;
  private static final String SCHEME = "Bearer ";

  private final PipelinesConfig config;

  ApiKeyFilter(PipelinesConfig config) {
    this.config = config;
  }

  void register(@Observes Filters filters) {
    config.apiKey().ifPresent(key -> filters.register(context -> check(context, utf8(key)), FIRST));
  }

  private static void check(RoutingContext context, byte[] key) {
    if (!context.normalizedPath().startsWith("/v1/") || isKey(context, key)) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(401)
        .putHeader("WWW-Authenticate", "Bearer")
        .putHeader("Content-Type", "application/problem+json")
        .end(
            """
            {"status":401,"title":"Unauthorized",\
            "detail":"expected the API key in the header 'Authorization: Bearer KEY'"}\
            """);
  }

  private static boolean isKey(RoutingContext context, byte[] key) {
    String header = context.request().getHeader("Authorization");
    return header != null
        && header.startsWith(SCHEME)
        && MessageDigest.isEqual(utf8(header.substring(SCHEME.length())), key);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
