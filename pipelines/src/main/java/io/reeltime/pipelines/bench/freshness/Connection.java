package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.HttpAnswerReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One kept-alive connection whose answers are read whole; each must be 200. */
final class Connection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int LONGEST_ANSWER = 1 << 18;

  private final String host;
  private final Socket socket;
  private final HttpAnswerReader answers;

  Connection(URI server) throws IOException {
    this.host = server.getAuthority();
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.answers = new HttpAnswerReader(socket.getInputStream(), LONGEST_ANSWER);
  }

  /** The body of an answer. */
  String get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  /** Posts lines of JSON, all ASCII. */
  String post(String path, String lines) throws IOException {
    return send(
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        Content-Type: application/x-ndjson\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(path, host, lines.length(), lines));
  }

  private String send(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    HttpAnswerReader.Answer answer = answers.next();
    if (answer.status() != 200) {
      throw new IOException(
          "%s: found status %d and \"%s\", expected 200"
              .formatted(request.lines().findFirst().orElse(""), answer.status(), answer.start()));
    }
    return answer.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
