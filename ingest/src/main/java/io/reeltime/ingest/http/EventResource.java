package io.reeltime.ingest.http;

import io.reeltime.data.event.Event;
import io.reeltime.ingest.EventIngest;
import io.reeltime.ingest.json.JsonRecords;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Events in: answered when every accepted one is durable, with what became of each. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventResource {
  private final IngestEndpoint<Event> endpoint;

  EventResource(EventIngest ingest, JsonRecords<Event> json, BodyReader bodies) {
    this.endpoint = new IngestEndpoint<>(RecordKind.EVENT, json, bodies, ingest::accept);
  }

  /** One event as an object, or many as an array. */
  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<IngestAnswer> acceptJson(InputStream body) throws IOException {
    return endpoint.accept(body, JsonRecords::readJson);
  }

  /** One event per line. */
  @POST
  @Blocking
  @Consumes(IngestEndpoint.NDJSON)
  public CompletionStage<IngestAnswer> acceptLines(InputStream body) throws IOException {
    return endpoint.accept(body, JsonRecords::readLines);
  }
}
