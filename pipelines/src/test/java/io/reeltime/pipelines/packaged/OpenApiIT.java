package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.ingest.http.IngestRoutes;
import io.reeltime.pipelines.http.RunsResource;
import io.reeltime.serving.http.RecommendationResource;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface's document against the code and against the packaged application. */
class OpenApiIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Starts Spark for minutes; {@code RealDataLoopIT} does it. */
  private static final String STARTS_TRAINING = "POST /v1/runs";

  @TempDir private static Path home;
  private static ReeltimeProcess server;
  private static OpenApiDocument document;

  @BeforeAll
  static void start() throws Exception {
    server = ReeltimeProcess.start(home, "up");
    document = new OpenApiDocument(JSON.readTree(get("/q/openapi?format=json").body()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyRouteOfTheCodeIsInTheDocumentAndNoOther() throws IOException {
    Set<String> documented =
        ofTheInterface(document.operations().stream().map(OpenApiDocument.Operation::name));
    Set<String> inCode =
        RoutesInCode.of(
            List.of(IngestRoutes.class, RecommendationResource.class, RunsResource.class));

    assertThat(documented).hasSizeGreaterThan(10).isEqualTo(ofTheInterface(inCode.stream()));
  }

  /** The benchmarks have a route of their own, which is nobody else's. */
  private static Set<String> ofTheInterface(Stream<String> names) {
    return names
        .filter(name -> name.contains(" /v1/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyExampleOfARequestIsAcceptedAndAnsweredAsDocumented() throws Exception {
    int accepted = 0;
    for (OpenApiDocument.Operation operation : document.operations()) {
      JsonNode content = operation.node().path("requestBody").path("content");
      for (Map.Entry<String, JsonNode> type : content.properties()) {
        for (JsonNode example : type.getValue().path("examples")) {
          JsonNode value = example.path("value");
          assertThat(document.faults(operation.name(), value, type.getValue().path("schema")))
              .isEmpty();
          HttpResponse<String> response =
              send(operation, type.getKey(), value.isTextual() ? value.asText() : value.toString());
          assertThat(response.statusCode())
              .as("%s with %s: %s", operation.name(), value, response.body())
              .isEqualTo(200);
          assertIsDocumented(operation, response);
          accepted++;
        }
      }
    }
    assertThat(accepted).isGreaterThan(8);
  }

  @Test
  void everyPathWithoutABodyAnswersAsDocumented() throws Exception {
    for (OpenApiDocument.Operation operation : document.operations()) {
      if (!operation.node().has("requestBody") && !operation.name().equals(STARTS_TRAINING)) {
        assertIsDocumented(operation, send(operation, "application/json", ""));
      }
    }
  }

  @Test
  void everyExampleOfAnAnswerIsWhatItsSchemaSays() {
    for (OpenApiDocument.Operation operation : document.operations()) {
      for (JsonNode response : operation.node().path("responses")) {
        for (JsonNode media : document.resolved(response).path("content")) {
          for (JsonNode example : media.path("examples")) {
            assertThat(
                    document.faults(operation.name(), example.path("value"), media.path("schema")))
                .isEmpty();
          }
        }
      }
    }
  }

  @Test
  void thePageThatShowsItComesFromThisServerAlone() throws Exception {
    HttpResponse<String> page = get("/q/swagger-ui/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("url: '/q/openapi'", "validatorUrl: 'none'")
        .doesNotContain("https:", "src=\"http", "href=\"http", "src=\"//", "href=\"//");
    assertThat(get("/q/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
  }

  private static void assertIsDocumented(
      OpenApiDocument.Operation operation, HttpResponse<String> response) throws IOException {
    JsonNode responses = operation.node().path("responses");
    String status = String.valueOf(response.statusCode());
    assertThat(responses.has(status))
        .as("%s answers %s: %s", operation.name(), status, response.body())
        .isTrue();
    JsonNode content = document.resolved(responses.path(status)).path("content");
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    assertThat(content.has(type)).as("%s answers with %s", operation.name(), type).isTrue();
    if (type.endsWith("json") && !type.contains("ndjson")) {
      JsonNode schema = content.path(type).path("schema");
      assertThat(document.faults(operation.name(), JSON.readTree(response.body()), schema))
          .isEmpty();
    }
  }

  private static HttpResponse<String> send(
      OpenApiDocument.Operation operation, String contentType, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.url() + target(operation)))
            .header("Content-Type", contentType)
            .method(operation.method(), BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The path with the parameters' examples. */
  private static String target(OpenApiDocument.Operation operation) {
    String path = operation.path();
    StringBuilder query = new StringBuilder();
    for (JsonNode reference : operation.node().path("parameters")) {
      JsonNode parameter = document.resolved(reference);
      String name = parameter.path("name").asText();
      JsonNode example = parameter.path("example");
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", encoded(example));
      } else if (example.isArray()) {
        example.forEach(each -> query.append('&').append(name).append('=').append(encoded(each)));
      } else if (!example.isMissingNode()) {
        query.append('&').append(name).append('=').append(encoded(example));
      }
    }
    return query.isEmpty() ? path : path + "?" + query.substring(1);
  }

  private static String encoded(JsonNode value) {
    return URLEncoder.encode(value.asText(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
