package io.reeltime.ingest.http;

import io.reeltime.data.event.Video;
import io.reeltime.ingest.VideoIngest;
import io.reeltime.ingest.json.JsonRecords;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Videos in: answered when every accepted one is durable, with what became of each. */
@Path("/v1/videos")
@Produces(MediaType.APPLICATION_JSON)
public final class VideoResource {
  private final IngestEndpoint<Video> endpoint;

  VideoResource(VideoIngest ingest, JsonRecords<Video> json, BodyReader bodies) {
    this.endpoint = new IngestEndpoint<>(RecordKind.VIDEO, json, bodies, ingest::accept);
  }

  /** One video as an object, or many as an array. */
  @PUT
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<IngestAnswer> acceptJson(InputStream body) throws IOException {
    return endpoint.accept(body, JsonRecords::readJson);
  }

  /** One video per line. */
  @PUT
  @Blocking
  @Consumes(IngestEndpoint.NDJSON)
  public CompletionStage<IngestAnswer> acceptLines(InputStream body) throws IOException {
    return endpoint.accept(body, JsonRecords::readLines);
  }
}
