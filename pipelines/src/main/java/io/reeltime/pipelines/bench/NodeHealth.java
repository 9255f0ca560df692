package io.reeltime.pipelines.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a server's health for the end of its log and the backlog of its tables. */
final class NodeHealth implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final URI health;

  NodeHealth(URI server) {
    this.health = server.resolve("/q/health");
  }

  long endOffset() throws IOException, InterruptedException {
    return detail("event-log", "endOffset");
  }

  long tableBacklog() throws IOException, InterruptedException {
    return detail("table-writer", "backlog");
  }

  private long detail(String check, String name) throws IOException, InterruptedException {
    String body =
        client
            .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    for (JsonNode found : mapper.readTree(body).path("checks")) {
      if (check.equals(found.path("name").asText()) && found.path("data").has(name)) {
        return found.path("data").path(name).asLong();
      }
    }
    throw new IOException(
        health + ": found " + body + ", expected " + name + " of the check " + check);
  }

  @Override
  public void close() {
    client.close();
  }
}
