package io.reeltime.data.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One interaction per line, fields between separators: CSV, TSV and their kin.
 *
 * <p>CSV is read by RFC 4180, whatever its separator: a field in double quotes may hold separators
 * and line breaks. In the other forms quotes are text like any other, since such files have none.
 * Every line must have as many fields as the first; empty lines are passed over; an empty field
 * counts as absent.
 *
 * <p>A timestamp is ISO-8601 (UTC where it has no offset), or a number since 1970: seconds below
 * 10^11, milliseconds from there to below 10^14.
 */
public final class DelimitedText implements DatasetFormat {

  /** What the first line is. */
  public enum Head {
    /** The columns' names. */
    NAMES,
    /** An interaction already. */
    NONE
  }

  /** Whether double quotes mean anything. */
  enum Quotes {
    ENCLOSE_FIELDS,
    ARE_TEXT
  }

  private final String separator;
  private final Quotes quotes;
  private final Head head;
  private final ColumnMapping columns;

  private DelimitedText(String separator, Quotes quotes, Head head, ColumnMapping columns) {
    this.separator = requireWithinLine(separator);
    this.quotes = quotes;
    this.head = head;
    this.columns = columns;
  }

  /** Comma-separated values with double quotes. */
  public static DelimitedText csv(Head head, ColumnMapping columns) {
    return csv(",", head, columns);
  }

  /**
   * Values with double quotes between another separator, such as a semicolon.
   *
   * @throws IllegalArgumentException if the separator is empty or holds a line break or a quote
   */
  public static DelimitedText csv(String separator, Head head, ColumnMapping columns) {
    if (separator.contains("\"")) {
      throw new IllegalArgumentException(
          "separator: found '" + separator + "', expected characters other than the quote");
    }
    return new DelimitedText(separator, Quotes.ENCLOSE_FIELDS, head, columns);
  }

  /** Tab-separated values. */
  public static DelimitedText tsv(Head head, ColumnMapping columns) {
    return separatedBy("\t", head, columns);
  }

  /**
   * Values between any separator of one or more characters.
   *
   * @throws IllegalArgumentException if the separator is empty or holds a line break
   */
  public static DelimitedText separatedBy(String separator, Head head, ColumnMapping columns) {
    return new DelimitedText(separator, Quotes.ARE_TEXT, head, columns);
  }

  @Override
  public Stream<DatasetLine> read(Path file) throws IOException {
    TextRecords records = TextRecords.open(file, separator, quotes);
    try {
      return records.hasNext() ? interactions(records, file) : nothing(records, file);
    } catch (UncheckedIOException e) {
      records.close();
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      records.close();
      throw e;
    }
  }

  private Stream<DatasetLine> interactions(TextRecords records, Path file) throws IOException {
    if (!(records.next() instanceof TextRecords.Fields first)) {
      throw new IOException(
          file + ": found no text in the first line, expected fields between '" + separator + "'");
    }
    int width = first.values().size();
    Stream<TextRecords.Entry> rest = DatasetStream.of(records, records);
    return switch (head) {
      case NAMES -> {
        Map<ColumnRole, Integer> places = columns.resolve(stripped(first.values()), file);
        yield rest.map(entry -> read(entry, width, places));
      }
      case NONE -> {
        Map<ColumnRole, Integer> places = columns.resolve(width, file);
        yield Stream.concat(Stream.of(first), rest).map(entry -> read(entry, width, places));
      }
    };
  }

  private static String requireWithinLine(String separator) {
    if (separator.isEmpty() || separator.contains("\n") || separator.contains("\r")) {
      throw new IllegalArgumentException(
          "separator: found '" + separator.strip() + "', expected characters within a line");
    }
    return separator;
  }

  private Stream<DatasetLine> nothing(TextRecords records, Path file) throws IOException {
    if (head == Head.NAMES) {
      throw new IOException(file + ": found an empty file, expected a line of column names");
    }
    return DatasetStream.of(Collections.emptyIterator(), records);
  }

  private static DatasetLine read(
      TextRecords.Entry entry, int width, Map<ColumnRole, Integer> places) {
    return switch (entry) {
      case TextRecords.Unreadable unreadable -> unreadable.broken();
      case TextRecords.Fields fields when fields.values().size() != width ->
          new DatasetLine.Broken(
              fields.line(), "line", fields.values().size() + " fields", width + " fields");
      case TextRecords.Fields fields -> new TextRow(fields.values(), places).read(fields.line());
    };
  }

  private static List<String> stripped(List<String> names) {
    return names.stream().map(String::strip).toList();
  }
}
