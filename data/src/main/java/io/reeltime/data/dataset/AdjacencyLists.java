package io.reeltime.data.dataset;

import io.reeltime.data.event.InvalidRecordException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code user item item ...} per line, separated by spaces or tabs: the form in which papers on
 * graph recommenders share their splits.
 *
 * <p>A user without items gives no interactions; an empty line gives nothing. A line with a broken
 * id gives one {@link DatasetLine.Broken} and none of its interactions.
 */
public final class AdjacencyLists implements DatasetFormat {
  private static final String SEPARATORS = " \t";

  @Override
  public Stream<DatasetLine> read(Path file) throws IOException {
    LineSource lines = LineSource.open(file);
    return DatasetStream.of(lines, lines).mapMulti(AdjacencyLists::interactions);
  }

  private static void interactions(LineSource.Line line, Consumer<DatasetLine> into) {
    if (line.isCut()) {
      into.accept(line.broken());
      return;
    }
    try {
      requireIds(line.text());
    } catch (InvalidRecordException e) {
      into.accept(new DatasetLine.Broken(line.number(), e.field(), e.found(), e.expected()));
      return;
    }
    StringTokenizer ids = new StringTokenizer(line.text(), SEPARATORS);
    if (ids.hasMoreTokens()) {
      String userId = ids.nextToken();
      for (int position = 0; ids.hasMoreTokens(); position++) {
        into.accept(interaction(line.number(), position, userId, ids.nextToken()));
      }
    }
  }

  private static void requireIds(String text) {
    StringTokenizer ids = new StringTokenizer(text, SEPARATORS);
    for (ColumnRole role = ColumnRole.USER; ids.hasMoreTokens(); role = ColumnRole.VIDEO) {
      Row.requireId(role, ids.nextToken());
    }
  }

  private static DatasetLine.Interaction interaction(
      long line, int position, String userId, String videoId) {
    return new DatasetLine.Interaction(line, position, userId, videoId, null, 0, 0, null, null);
  }
}
