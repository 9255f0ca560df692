package io.reeltime.data.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The records of a delimited text file, empty lines left out. */
interface TextRecords extends Iterator<TextRecords.Entry>, Closeable {
  /** A record, or a line that is none. */
  sealed interface Entry {}

  /** The fields of the record that starts at that line. */
  record Fields(long line, List<String> values) implements Entry {}

  /** What stands where a record should. */
  record Unreadable(DatasetLine.Broken broken) implements Entry {}

  static TextRecords open(Path file, String separator, DelimitedText.Quotes quotes)
      throws IOException {
    return switch (quotes) {
      case ENCLOSE_FIELDS -> CsvRecords.open(file, separator);
      case ARE_TEXT -> new SplitRecords(LineSource.open(file), separator);
    };
  }
}
