package io.reeltime.data.dataset;

import io.reeltime.data.dataset.DelimitedText.Head;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats by the names that the command line knows. */
public final class DatasetFormats {
  /** Every name, in the order in which to show them. */
  public static final List<String> NAMES =
      List.of("adjacency", "csv", "tsv", "movielens", "parquet");

  private static final String HEADER = "header";
  private static final String SEPARATOR = "separator";

  private DatasetFormats() {}

  /**
   * Finds a format.
   *
   * @param name one of {@link #NAMES}
   * @param columns a column's name or 0-based index by role label, see {@link ColumnRole}; for csv
   *     and tsv also {@code header} ({@code yes}, the default, or {@code no}) and {@code separator}
   *     (one or more characters)
   * @throws IllegalArgumentException for an unknown name, role or option
   */
  public static DatasetFormat named(String name, Map<String, String> columns) {
    return switch (name) {
      case "adjacency" -> withoutColumns(name, columns, new AdjacencyLists());
      case "movielens" -> withoutColumns(name, columns, new MovieLens());
      case "csv" -> delimited(",", DelimitedText::csv, columns);
      case "tsv" -> delimited("\t", DelimitedText::separatedBy, columns);
      case "parquet" -> new ParquetRows(ColumnMapping.of(columns));
      default ->
          throw new IllegalArgumentException(
              "data set format: found '%s', expected one of %s"
                  .formatted(name, String.join(", ", NAMES)));
    };
  }

  /** One of the factories of {@link DelimitedText}. */
  private interface Making {
    DatasetFormat format(String separator, Head head, ColumnMapping columns);
  }

  private static DatasetFormat delimited(
      String usualSeparator, Making making, Map<String, String> options) {
    Map<String, String> columns = new HashMap<>(options);
    Head head = head(columns.remove(HEADER));
    String separator = columns.remove(SEPARATOR);
    return making.format(
        separator == null ? usualSeparator : separator, head, ColumnMapping.of(columns));
  }

  private static Head head(@Nullable String header) {
    return switch (header) {
      case null -> Head.NAMES;
      case "yes" -> Head.NAMES;
      case "no" -> Head.NONE;
      default ->
          throw new IllegalArgumentException("header: found '" + header + "', expected yes or no");
    };
  }

  private static DatasetFormat withoutColumns(
      String name, Map<String, String> columns, DatasetFormat format) {
    if (!columns.isEmpty()) {
      throw new IllegalArgumentException(
          "data set format " + name + " has fixed columns: found a mapping of " + columns.keySet());
    }
    return format;
  }
}
