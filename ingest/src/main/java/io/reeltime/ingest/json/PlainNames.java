package io.reeltime.ingest.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The names of a record's fields as they stand in a body, each with its index. */
final class PlainNames {
  private final List<String> names;
  private final byte[][] bytes;

  PlainNames(FieldNames fields) {
    names = List.copyOf(fields.names());
    bytes =
        names.stream().map(name -> name.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
  }

  String get(int index) {
    return names.get(index);
  }

  /**
   * Reads a name in quotes.
   *
   * @param guess its likely index: most senders keep to one order
   * @return its index; another name is not plain
   */
  int read(PlainText text, int guess) {
    int start = text.openString();
    int end = text.closeString();
    for (int tried = 0; tried < bytes.length; tried++) {
      int index = (guess + tried) % bytes.length;
      if (text.equals(start, end, bytes[index])) {
        return index;
      }
    }
    text.giveUp();
    return 0;
  }
}
