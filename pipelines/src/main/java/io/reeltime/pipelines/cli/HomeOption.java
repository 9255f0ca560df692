package io.reeltime.pipelines.cli;

import io.reeltime.pipelines.home.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where everything lies. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "var",
      description = "Home folder of the installation (default: ./var).")
  private Path folder;

  Home home() {
    return Home.in(folder);
  }
}
