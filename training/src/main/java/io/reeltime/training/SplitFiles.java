package io.reeltime.training;

import io.reeltime.data.dataset.DatasetFormats;
import io.reeltime.training.interactions.DatasetSplits;
import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TooFewInteractionsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of a request's splits. */
final class SplitFiles {
  private SplitFiles() {}

  /**
   * Reads them.
   *
   * @param columns each {@code role=column}
   * @throws TooFewInteractionsException if a split that is given holds nothing to use
   */
  static DatasetSplits read(
      String format, List<String> columns, Path train, @Nullable Path valid, @Nullable Path test)
      throws IOException {
    DatasetSplits splits =
        DatasetSplits.read(DatasetFormats.named(format, mapping(columns)), train, valid, test);
    requireAny(splits.train().positives(), train);
    requireUsers(splits.valid(), valid);
    requireUsers(splits.test(), test);
    return splits;
  }

  private static void requireUsers(HeldOut split, @Nullable Path file) {
    if (file != null) {
      requireAny(split.users(), file);
    }
  }

  private static void requireAny(int found, Path file) {
    if (found == 0) {
      throw new TooFewInteractionsException(
          file + ": found no positive interaction of any user, expected at least one");
    }
  }

  private static Map<String, String> mapping(List<String> columns) {
    Map<String, String> mapping = new LinkedHashMap<>();
    for (String column : columns) {
      int equals = column.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "columns: found '" + column + "', expected role=column, such as user=user_id");
      }
      mapping.put(column.substring(0, equals), column.substring(equals + 1));
    }
    return mapping;
  }
}
