package io.reeltime.ingest.http;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Puts the endpoints that take records on the server's router itself: they measure their bodies
 * themselves, as these arrive, so they stand before the server's own limit.
 */
@Singleton
public final class IngestRoutes {
  /**
   * Under this name in a request's data stands the API key that it was let in with, put there by
   * whoever has verified it; absent where there are no keys.
   */
  public static final String VERIFIED_KEY = "reeltime.verified-key";

  private static final int BEFORE_THE_SERVERS_LIMIT = -10;

  private final RecordRoute<Event> events;
  private final RecordRoute<Video> videos;
  private final TailRoute tail;

  IngestRoutes(
      RecordSink<Event> events,
      RecordSink<Video> videos,
      RecordGate gate,
      BodyRules rules,
      IngestMetrics metrics,
      TailRoute tail) {
    this.events = new RecordRoute<>(events, gate, rules, metrics);
    this.videos = new RecordRoute<>(videos, gate, rules, metrics);
    this.tail = tail;
  }

  void register(@Observes Router router) {
    router.post("/v1/events").order(BEFORE_THE_SERVERS_LIMIT).handler(events::handle);
    router.put("/v1/videos").order(BEFORE_THE_SERVERS_LIMIT).handler(videos::handle);
    router.get("/v1/events/tail").order(BEFORE_THE_SERVERS_LIMIT).handler(tail::handle);
  }
}
