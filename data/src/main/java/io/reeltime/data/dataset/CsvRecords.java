package io.reeltime.data.dataset;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Records of a file with quoted fields, by RFC 4180.
 *
 * <p>A quote that never closes swallows what follows it; beyond {@link #LONGEST_RECORD} the file is
 * given up with one last unreadable entry, since nobody can tell where the next record starts.
 */
final class CsvRecords implements TextRecords {
  static final int LONGEST_RECORD = 1 << 20;

  private final CloseableIterator<CsvRecord> records;
  private @Nullable Entry upcoming;
  private long line;
  private boolean isOver;

  private CsvRecords(CloseableIterator<CsvRecord> records) {
    this.records = records;
  }

  static CsvRecords open(Path file, String separator) throws IOException {
    Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    return new CsvRecords(
        CsvReader.builder()
            .fieldSeparator(separator)
            .detectBomHeader(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(LONGEST_RECORD)
            .ofCsvRecord(reader)
            .iterator());
  }

  @Override
  public boolean hasNext() {
    if (upcoming == null && !isOver) {
      upcoming = read();
    }
    return upcoming != null;
  }

  @Override
  public Entry next() {
    Entry entry = hasNext() ? upcoming : null;
    if (entry == null) {
      throw new NoSuchElementException("no record after line " + line);
    }
    upcoming = null;
    return entry;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private @Nullable Entry read() {
    try {
      if (!records.hasNext()) {
        isOver = true;
        return null;
      }
      CsvRecord csvRecord = records.next();
      line = csvRecord.getStartingLineNumber();
      return new Fields(line, csvRecord.getFields());
    } catch (CsvParseException e) {
      isOver = true;
      return new Unreadable(
          new DatasetLine.Broken(
              line + 1,
              "line",
              "a record of more than " + LONGEST_RECORD + " characters; the rest is not read",
              "a shorter record; look for a quote that is never closed"));
    }
  }
}
