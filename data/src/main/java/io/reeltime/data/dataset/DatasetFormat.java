package io.reeltime.data.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file format of interactions. */
public interface DatasetFormat {

  /**
   * Reads a file lazily, in file order, in memory that does not grow with it.
   *
   * @return one element per interaction or broken line; to be closed
   * @throws IOException if the file cannot be opened, or its head (magic, header line) is not of
   *     this format
   */
  Stream<DatasetLine> read(Path file) throws IOException;
}
