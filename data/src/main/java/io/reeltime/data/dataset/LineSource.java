package io.reeltime.data.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of a text file, read ahead by one buffer, so that a file that cannot be read fails at
 * opening.
 *
 * <p>Bytes that are no UTF-8 become U+FFFD. A line longer than {@link #LONGEST_LINE} is cut there:
 * memory stays bounded on a file that is not text at all.
 */
final class LineSource implements Iterator<LineSource.Line>, Closeable {
  static final int LONGEST_LINE = 1 << 24;
  private static final int BUFFER_CHARACTERS = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final Reader reader;
  private final char[] buffer = new char[BUFFER_CHARACTERS];
  private int position;
  private int end;
  private long lines;

  /** A line without its end ({@code \n} or {@code \r\n}); {@code length} before it was cut. */
  record Line(long number, String text, long length) {
    boolean isCut() {
      return length > text.length();
    }

    DatasetLine.Broken broken() {
      return new DatasetLine.Broken(
          number, "line", length + " characters", "at most " + LONGEST_LINE);
    }
  }

  private LineSource(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  static LineSource open(Path file) throws IOException {
    Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    LineSource source = new LineSource(file, reader);
    try {
      source.fill();
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    if (source.end > 0 && source.buffer[0] == BYTE_ORDER_MARK) {
      source.position = 1;
    }
    return source;
  }

  @Override
  public boolean hasNext() {
    return position < end;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no line after " + lines + " in " + file);
    }
    try {
      return readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot read on after line " + lines, e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Line readLine() throws IOException {
    StringBuilder text = new StringBuilder();
    long length = 0;
    while (position < end) {
      int lineEnd = indexOfLineEnd();
      int stored = Math.min(lineEnd - position, LONGEST_LINE - text.length());
      text.append(buffer, position, stored);
      length += lineEnd - position;
      boolean isWhole = lineEnd < end;
      position = isWhole ? lineEnd + 1 : lineEnd;
      if (position == end) {
        fill();
      }
      if (isWhole) {
        break;
      }
    }
    lines++;
    return withoutReturn(text, length);
  }

  private Line withoutReturn(StringBuilder text, long length) {
    int last = text.length() - 1;
    if (length == text.length() && last >= 0 && text.charAt(last) == '\r') {
      return new Line(lines, text.substring(0, last), length - 1);
    }
    return new Line(lines, text.toString(), length);
  }

  private int indexOfLineEnd() {
    int index = position;
    while (index < end && buffer[index] != '\n') {
      index++;
    }
    return index;
  }

  private void fill() throws IOException {
    position = 0;
    end = Math.max(0, reader.read(buffer, 0, buffer.length));
  }
}
