package io.reeltime.ingest.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders, copied and deleted. */
final class Folders {
  private Folders() {}

  static void copy(Path from, Path to) throws IOException {
    for (Path source : tree(from)) {
      Files.copy(source, to.resolve(from.relativize(source)));
    }
  }

  static void delete(Path folder) throws IOException {
    for (Path path : tree(folder).reversed()) {
      Files.delete(path);
    }
  }

  private static List<Path> tree(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    }
  }
}
