package io.reeltime.data.naming;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody probably meant. */
public final class NearestName {
  private static final int LONGEST_NAME = 64;

  private NearestName() {}

  /** The known name of the fewest edits, if they are fewer than half of its letters. */
  public static Optional<String> of(String name, Collection<String> known) {
    if (name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String wanted = plain(name);
    return known.stream()
        .min(Comparator.comparingInt(candidate -> edits(wanted, plain(candidate))))
        .filter(nearest -> edits(wanted, plain(nearest)) * 2 < nearest.length());
  }

  /** {@code video_id} and {@code VideoID} are both one step from {@code videoId}: none at all. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Levenshtein distance, row by row. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
