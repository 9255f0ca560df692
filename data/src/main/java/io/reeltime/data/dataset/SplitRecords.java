package io.reeltime.data.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Records of a format without quotes: one line each, split at every separator. */
final class SplitRecords implements TextRecords {
  private final LineSource lines;
  private final String separator;
  private LineSource.@Nullable Line upcoming;

  SplitRecords(LineSource lines, String separator) {
    this.lines = lines;
    this.separator = separator;
  }

  @Override
  public boolean hasNext() {
    while (upcoming == null && lines.hasNext()) {
      LineSource.Line line = lines.next();
      upcoming = line.text().isBlank() ? null : line;
    }
    return upcoming != null;
  }

  @Override
  public Entry next() {
    LineSource.Line line = hasNext() ? upcoming : null;
    if (line == null) {
      throw new NoSuchElementException("no record left");
    }
    upcoming = null;
    return line.isCut()
        ? new Unreadable(line.broken())
        : new Fields(line.number(), split(line.text()));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private List<String> split(String text) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      fields.add(text.substring(start, end));
      start = end + separator.length();
    }
    fields.add(text.substring(start));
    return fields;
  }
}
