package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.HttpAnswerReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Asks over one kept-alive connection. A socket instead of {@code java.net.http}: client and server
 * share the machine, and that client would cost more than an answer does.
 */
final class HttpAsking implements Asked.Client {
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int OK = 200;
  private static final int BUSY = 503;

  private final Socket socket;
  private final HttpAnswerReader answers;
  private final String end;
  private final Supplier<String> paths;

  /**
   * Connects.
   *
   * @param paths the path and query of each question
   */
  HttpAsking(URI server, Supplier<String> paths) throws IOException {
    this.paths = paths;
    this.end = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n\r\n";
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.answers = new HttpAnswerReader(socket.getInputStream());
  }

  @Override
  public boolean ask() throws IOException {
    String path = paths.get();
    socket.getOutputStream().write(("GET " + path + end).getBytes(StandardCharsets.US_ASCII));
    HttpAnswerReader.Answer answer = answers.next();
    if (answer.status() != OK && answer.status() != BUSY) {
      throw new IOException(
          "GET %s: found status %d and \"%s\", expected 200 or 503"
              .formatted(path, answer.status(), answer.start()));
    }
    return answer.status() == OK && !isCutShort(answer.start());
  }

  /** Says so before the first video. */
  private static boolean isCutShort(String answer) {
    return answer.contains("\"partial\":true") || answer.contains("\"fallback\":\"deadline\"");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
