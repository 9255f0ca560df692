package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.EventLines;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * Posts batches of events over one kept-alive connection.
 *
 * <p>A socket and two arrays instead of {@code java.net.http}: on a machine that client and server
 * share, every microsecond of the client is taken from what is measured, and that client costs as
 * much per request as the server.
 */
final class HttpEventClient implements LoadClient {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final int batch;
  private final Socket socket;
  private final EventLines lines;
  private final HttpAnswerReader answers;

  HttpEventClient(URI server, LoadCase load, int client, InstantSource clock) throws IOException {
    this.batch = load.batch();
    this.lines = new EventLines(load, client, head(server, load), clock);
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.answers = new HttpAnswerReader(socket.getInputStream());
  }

  @Override
  public int send() throws IOException {
    socket.getOutputStream().write(lines.next());
    HttpAnswerReader.Answer answer = answers.next();
    if (answer.status() != 200 || answer.accepted() != batch) {
      throw new IOException(
          "POST /v1/events: found status "
              + answer.status()
              + " and \""
              + answer.start()
              + "\", expected 200 and "
              + batch
              + " accepted");
    }
    return batch;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] head(URI server, LoadCase load) {
    return """
    POST /v1/events HTTP/1.1\r
    Host: %s\r
    Content-Type: application/x-ndjson\r
    Content-Length: %d\r
    \r
    """
        .formatted(server.getAuthority(), load.batch() * EventLines.bytesPerEvent())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
