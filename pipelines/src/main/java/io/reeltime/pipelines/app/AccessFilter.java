package io.reeltime.pipelines.app;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.reeltime.ingest.http.IngestRoutes;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Applies the {@link AccessRule} before anything else sees a request. */
@ApplicationScoped
class AccessFilter {
  private static final int BEFORE_EVERYTHING = 2_000;

  private final AccessRule rule;

  AccessFilter(PipelinesConfig config) {
    this.rule = new AccessRule(config.apiKey());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext context) {
    HostAndPort authority = context.request().authority();
    rule.refusal(
            context.normalizedPath(),
            authority == null ? null : authority.host(),
            context.request().getHeader("Origin"),
            context.request().getHeader("Authorization"))
        .ifPresentOrElse(refusal -> answer(context, refusal), () -> letIn(context));
  }

  /** Whoever was let in with the key is known by it, as to quotas. */
  private void letIn(RoutingContext context) {
    rule.apiKey().ifPresent(key -> context.put(IngestRoutes.VERIFIED_KEY, key));
    context.next();
  }

  private static void answer(RoutingContext context, AccessRule.Refusal refusal) {
    if (refusal.status() == 401) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
    }
    context
        .response()
        .setStatusCode(refusal.status())
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("status", refusal.status())
                .put("title", refusal.status() == 401 ? "Unauthorized" : "Forbidden")
                .put("detail", refusal.detail())
                .put("instance", context.normalizedPath())
                .encode());
  }
}
