package io.reeltime.pipelines.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The splits of a data set, and how their files are read. */
public final class SplitOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec command;

  @Option(names = "--train", paramLabel = "FILE", description = "To fit on.")
  private Optional<Path> train;

  @Option(names = "--valid", paramLabel = "FILE", description = "To validate on.")
  private Optional<Path> valid;

  @Option(
      names = "--format",
      defaultValue = "adjacency",
      description = "adjacency, csv, tsv, movielens or parquet (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "ROLE=COLUMN",
      description = "Column mapping of csv, tsv and parquet, such as user=uid,video=iid.")
  private List<String> columns = List.of();

  /** As it was named. */
  public Optional<Path> train() {
    return train;
  }

  /** As it was named. */
  public Optional<Path> valid() {
    return valid;
  }

  public String format() {
    return format;
  }

  public List<String> columns() {
    return columns;
  }

  /** The absolute path of a file that a user named. */
  public Path readable(Path file) {
    if (!Files.isReadable(file)) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "cannot read the file " + file);
    }
    return file.toAbsolutePath();
  }
}
