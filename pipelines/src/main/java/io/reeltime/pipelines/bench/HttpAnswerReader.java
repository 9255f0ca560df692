package io.reeltime.pipelines.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads HTTP/1.1 answers off a connection: status and the start of the body, the rest is skipped.
 * Knows bodies with a length and chunked ones (RFC 9112, sections 6 and 7). Not safe for several
 * threads.
 */
public final class HttpAnswerReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int START_BYTES = 200;
  private static final String ACCEPTED = "\"accepted\":";

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final byte[] start;
  private int position;
  private int filled;
  private int startBytes;

  public HttpAnswerReader(InputStream in) {
    this(in, START_BYTES);
  }

  /** Keeps so many bytes of each body. */
  public HttpAnswerReader(InputStream in, int keptBytes) {
    this.in = in;
    this.start = new byte[keptBytes];
  }

  /**
   * An answer.
   *
   * @param start of its body
   */
  public record Answer(int status, String start) {

    /** The first sum of an ingest answer, -1 where there is none. */
    int accepted() {
      int at = start.indexOf(ACCEPTED) + ACCEPTED.length();
      if (at < ACCEPTED.length()) {
        return -1;
      }
      int end = at;
      while (end < start.length() && Character.isDigit(start.charAt(end))) {
        end++;
      }
      return Integer.parseInt(start, at, end, 10);
    }
  }

  /** Waits for the next answer. */
  public Answer next() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      }
    }
    startBytes = 0;
    if (chunked) {
      chunks();
    } else {
      body(length);
    }
    return new Answer(status, new String(start, 0, startBytes, StandardCharsets.UTF_8));
  }

  private void chunks() throws IOException {
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body(size);
      line();
    }
    line();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private void body(int length) throws IOException {
    for (int left = length; left > 0; ) {
      fillIfEmpty();
      int here = Math.min(left, filled - position);
      int kept = Math.min(here, start.length - startBytes);
      System.arraycopy(buffer, position, start, startBytes, kept);
      startBytes += kept;
      position += here;
      left -= here;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = read(); next != '\n'; next = read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private int read() throws IOException {
    fillIfEmpty();
    return buffer[position++];
  }

  private void fillIfEmpty() throws IOException {
    if (position == filled) {
      filled = in.read(buffer);
      position = 0;
      if (filled < 0) {
        filled = 0;
        throw new EOFException("the server closed the connection");
      }
    }
  }
}
