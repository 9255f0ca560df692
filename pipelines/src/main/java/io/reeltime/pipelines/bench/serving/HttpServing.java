package io.reeltime.pipelines.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.bench.synthetic.Questions;
import io.reeltime.pipelines.bench.synthetic.SyntheticHome;
import io.reeltime.pipelines.client.FeedAnswer;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged application over HTTP, as a user starts it; only schedules are off. */
public final class HttpServing implements AutoCloseable {
  /** Where an answer lies that costs nothing to make. */
  static final String EMPTY = "/bench/answer";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ServerProcess server;
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpServing(ServerProcess server) {
    this.server = server;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param options more of its JVM
   */
  public static HttpServing start(Path root, Home home, List<String> options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.add("-Dreeltime.pipelines.schedule.enabled=false");
    all.add("-Dreeltime.pipelines.maintenance.enabled=false");
    return new HttpServing(ServerProcess.start(root, home, all, List.of("up")));
  }

  /** Its base address. */
  public URI url() {
    return server.url();
  }

  /** Recommends to each user once. */
  List<List<String>> ask(Questions questions, int limit) throws IOException, InterruptedException {
    List<List<String>> answers = new ArrayList<>();
    for (var user : questions.users()) {
      String body = body(path(user.userId(), limit, questions.rule().text()));
      FeedAnswer answer = MAPPER.readValue(body, FeedAnswer.class);
      answers.add(answer.items().stream().map(FeedAnswer.Item::videoId).toList());
    }
    return answers;
  }

  /** An answer as it goes over the wire. */
  String body(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url().resolve(path)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "GET %s: found status %d and \"%s\", expected 200"
              .formatted(path, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  /** Path and query of a question. */
  static String path(String userId, int limit, String rule) {
    String filter =
        rule.isEmpty() ? "" : "&filter=" + URLEncoder.encode(rule, StandardCharsets.UTF_8);
    return "/v1/users/" + userId + "/recommendations?limit=" + limit + filter;
  }

  /** Recommends under a load. */
  public Measured load(String name, int users, int limit, String rule, LoadCase load)
      throws IOException, InterruptedException {
    String around = path("USER", limit, rule);
    String before = around.substring(0, around.indexOf("USER"));
    String after = around.substring(before.length() + "USER".length());
    return Asked.under(
        name,
        load,
        client -> {
          UserDraw draw = new UserDraw(client, users);
          return new HttpAsking(url(), () -> before + SyntheticHome.userId(draw.next()) + after);
        });
  }

  /** Fetches the prepared answer under a load. */
  Measured loadEmpty(String name, LoadCase load) throws IOException, InterruptedException {
    return Asked.under(name, load, _ -> new HttpAsking(url(), () -> EMPTY));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
