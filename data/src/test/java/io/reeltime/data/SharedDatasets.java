package io.reeltime.data;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real data sets, which lie in {@code ../shared/datasets} beside the repository and are no part of
 * it. A test that wants one is skipped where it is absent.
 */
public final class SharedDatasets {
  private SharedDatasets() {}

  /** The file, such as {@code ml-100k/ratings.tsv}; skips the calling test when it is not there. */
  public static Path require(String name) {
    Path file = root().resolveSibling("shared").resolve("datasets").resolve(name);
    assumeThat(file).as("skipped: needs the data set %s", file).exists();
    return file;
  }

  private static Path root() {
    String root = System.getProperty("reeltime.root");
    return root != null ? Path.of(root).toAbsolutePath() : above(Path.of("").toAbsolutePath());
  }

  /** The outermost folder with a build file, as the module's own folder has one too. */
  private static Path above(Path folder) {
    Path root = folder;
    for (Path parent = folder; parent != null; parent = parent.getParent()) {
      root = Files.exists(parent.resolve("pom.xml")) ? parent : root;
    }
    return root;
  }
}
