package io.reeltime.pipelines.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** On which disk to measure. */
final class BenchFolderOption {
  @Option(
      names = "--folder",
      description = {
        "A folder is made in it for the run and removed after it; its disk is measured.",
        "Not a memory file system: a sync must cost what it costs (default: ./target)."
      })
  private Optional<Path> parent = Optional.empty();

  /** Makes the folder of a run. */
  Path make(String name) throws IOException {
    Path in = Files.createDirectories(parent.orElseGet(() -> root().resolve("target")));
    return Files.createTempDirectory(in.toAbsolutePath(), "bench-" + name + "-");
  }

  /** The built tree. */
  static Path root() {
    return Path.of(System.getProperty("reeltime.root", ".")).toAbsolutePath();
  }
}
