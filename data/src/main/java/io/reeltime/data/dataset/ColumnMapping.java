package io.reeltime.data.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which column plays which role.
 *
 * <p>A role that is not mapped takes the first column with one of its usual names, whatever their
 * case and underscores: {@code user_id}, {@code userId}, {@code item_id}, {@code movieId}, {@code
 * watch_millis}, {@code event_time} and so on. Without a header line, user and video are columns 0
 * and 1. A suffix that names a type, as in RecBole's {@code user_id:token}, may be left out.
 *
 * @param columns a column's name or 0-based index, by role
 */
public record ColumnMapping(Map<ColumnRole, String> columns) {
  private static final int ABSENT = -1;

  /** Every role by its usual column names. */
  public static final ColumnMapping USUAL = new ColumnMapping(Map.of());

  public ColumnMapping {
    columns = Map.copyOf(columns);
  }

  /**
   * Reads a mapping from role labels, such as {@code user -> viewer_id}.
   *
   * @throws IllegalArgumentException if a label names no role
   */
  public static ColumnMapping of(Map<String, String> columnsByLabel) {
    Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
    columnsByLabel.forEach((label, column) -> columns.put(ColumnRole.of(label), column));
    return new ColumnMapping(columns);
  }

  /**
   * Finds each role's place among named columns.
   *
   * @throws IOException if a mapped or a required column is not there
   */
  Map<ColumnRole, Integer> resolve(List<String> names, Path file) throws IOException {
    Map<ColumnRole, Integer> places = new EnumMap<>(ColumnRole.class);
    for (ColumnRole role : ColumnRole.values()) {
      String column = columns.get(role);
      int place = column == null ? usualPlace(role, names) : place(column, names);
      if (place == ABSENT && (column != null || role.isRequired())) {
        throw noColumn(role, "columns " + names, file);
      }
      if (place != ABSENT) {
        places.put(role, place);
      }
    }
    return places;
  }

  /**
   * Finds each role's place in a file without names.
   *
   * @throws IOException if a mapped column is a name or is beyond the first line's fields
   */
  Map<ColumnRole, Integer> resolve(int width, Path file) throws IOException {
    Map<ColumnRole, Integer> places = new EnumMap<>(ColumnRole.class);
    places.put(ColumnRole.USER, 0);
    places.put(ColumnRole.VIDEO, 1);
    columns.forEach((role, column) -> places.put(role, index(column, Integer.MAX_VALUE)));
    for (var entry : places.entrySet()) {
      if (entry.getValue() == ABSENT || entry.getValue() >= width) {
        throw noColumn(entry.getKey(), width + " columns without names", file);
      }
    }
    return places;
  }

  private IOException noColumn(ColumnRole role, String found, Path file) {
    String column = columns.get(role);
    String expected = column == null ? "one of " + role.commonNames() : "'" + column + "'";
    return new IOException(
        "%s: no column for role %s: found %s, expected %s; name the column with %s=COLUMN"
            .formatted(file, role.label(), found, expected, role.label()));
  }

  private static int usualPlace(ColumnRole role, List<String> names) {
    List<String> plain =
        names.stream().map(ColumnMapping::withoutSuffix).map(ColumnRole::plain).toList();
    return role.commonNames().stream()
        .mapToInt(plain::indexOf)
        .filter(place -> place != ABSENT)
        .findFirst()
        .orElse(ABSENT);
  }

  private static int place(String column, List<String> names) {
    int exact = names.indexOf(column);
    if (exact != ABSENT) {
      return exact;
    }
    int bare = names.stream().map(ColumnMapping::withoutSuffix).toList().indexOf(column);
    return bare != ABSENT ? bare : index(column, names.size());
  }

  private static int index(String column, int width) {
    if (!column.matches("\\d{1,6}")) {
      return ABSENT;
    }
    int index = Integer.parseInt(column);
    return index < width ? index : ABSENT;
  }

  private static String withoutSuffix(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
