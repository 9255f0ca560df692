package io.reeltime.data.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rating files of MovieLens, told apart by their first line: {@code u.data} (tabs, no names),
 * {@code ratings.dat} ({@code ::}, no names), {@code ratings.csv} (names), and RecBole's packing
 * (tabs, names with types such as {@code user_id:token}). Ratings are 0.5 to 5.
 */
public final class MovieLens implements DatasetFormat {
  private static final ColumnMapping WITHOUT_NAMES =
      new ColumnMapping(Map.of(ColumnRole.RATING, "2", ColumnRole.TIMESTAMP, "3"));

  @Override
  public Stream<DatasetLine> read(Path file) throws IOException {
    return formatOf(firstLine(file), file).read(file);
  }

  private static DatasetFormat formatOf(String firstLine, Path file) throws IOException {
    if (firstLine.contains("::")) {
      return DelimitedText.separatedBy("::", DelimitedText.Head.NONE, WITHOUT_NAMES);
    }
    if (firstLine.contains("\t")) {
      return firstLine.contains(":token")
          ? DelimitedText.tsv(DelimitedText.Head.NAMES, ColumnMapping.USUAL)
          : DelimitedText.tsv(DelimitedText.Head.NONE, WITHOUT_NAMES);
    }
    if (firstLine.startsWith("userId,")) {
      return DelimitedText.csv(DelimitedText.Head.NAMES, ColumnMapping.USUAL);
    }
    throw new IOException(
        "%s: no MovieLens ratings: found first line '%s', expected fields between tabs, '::', or"
                .formatted(file, shortened(firstLine))
            + " the names userId,movieId,rating,timestamp");
  }

  private static String firstLine(Path file) throws IOException {
    try (LineSource lines = LineSource.open(file)) {
      return lines.hasNext() ? lines.next().text() : "";
    }
  }

  private static String shortened(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "...";
  }
}
