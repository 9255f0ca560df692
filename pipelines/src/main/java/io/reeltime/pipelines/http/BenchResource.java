package io.reeltime.pipelines.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * An answer that was made beforehand: what HTTP and JSON alone cost, for {@code bench serving}. Not
 * there unless {@code reeltime.pipelines.bench-answer} names a file.
 */
@Path("/bench/answer")
@Produces(MediaType.APPLICATION_JSON)
public class BenchResource {
  private final Optional<java.nio.file.Path> file;
  private final ObjectMapper mapper;
  private final AtomicReference<JsonNode> answer = new AtomicReference<>();

  BenchResource(
      @ConfigProperty(name = "reeltime.pipelines.bench-answer") Optional<java.nio.file.Path> file,
      ObjectMapper mapper) {
    this.file = file;
    this.mapper = mapper;
  }

  @GET
  public CompletionStage<JsonNode> answer() throws IOException {
    JsonNode known = answer.get();
    return CompletableFuture.completedFuture(known == null ? read() : known);
  }

  /** Written by the benchmark after the start: it is a real answer of this very server. */
  private JsonNode read() throws IOException {
    JsonNode read = mapper.readTree(Files.readAllBytes(file.orElseThrow(NotFoundException::new)));
    answer.set(read);
    return read;
  }
}
