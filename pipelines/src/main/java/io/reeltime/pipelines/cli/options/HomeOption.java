package io.reeltime.pipelines.cli.options;

import io.reeltime.pipelines.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where everything lies. */
public final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "var",
      description = "Home folder of the installation (default: ./var).")
  private Path folder;

  /** The home, made if it is missing. */
  public Home home() {
    return Home.in(folder);
  }

  /** The home, which must be there: for commands that only look. */
  public Home existing(CommandLine commandLine) {
    if (!Files.isDirectory(folder)) {
      throw new CommandLine.ParameterException(
          commandLine, "--home: found no folder " + folder.toAbsolutePath());
    }
    return new Home(folder);
  }
}
