package io.reeltime.pipelines.packaged;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that reads as slowly as a test wants it to. One request, then the connection ends. */
final class RawHttp implements AutoCloseable {
  private static final int SMALL_BUFFER = 64 << 10;
  private static final int LONGEST_SILENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final StringBuilder read = new StringBuilder();

  private RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Sends a request and reads nothing yet. */
  static RawHttp send(URI server, String method, String target, String contentType, String body)
      throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, target, server.getAuthority(), contentType, bytes.length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(bytes);
    return new RawHttp(socket);
  }

  /** Reads a few bytes, one at a time. */
  void read(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the answer ended after " + read.length() + " bytes");
      }
      read.append((char) next);
    }
  }

  /** Reads to the end: the head, and the body without the marks of its chunks; ASCII. */
  String readAll() throws IOException {
    read.append(new String(new BufferedInputStream(in).readAllBytes(), StandardCharsets.US_ASCII));
    int body = read.indexOf("\r\n\r\n") + 4;
    String head = read.substring(0, body);
    return head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
        ? head + withoutMarks(read, body)
        : read.toString();
  }

  private static String withoutMarks(StringBuilder chunked, int start) throws IOException {
    StringBuilder body = new StringBuilder();
    int at = start;
    while (true) {
      int endOfMark = chunked.indexOf("\r\n", at);
      if (endOfMark < 0) {
        throw new IOException("the answer ended without its last chunk");
      }
      int length = Integer.parseInt(chunked, at, endOfMark, 16);
      if (length == 0) {
        return body.toString();
      }
      body.append(chunked, endOfMark + 2, endOfMark + 2 + length);
      at = endOfMark + 2 + length + 2;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
