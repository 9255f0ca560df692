package io.reeltime.pipelines.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the process starts; the only {@code @QuarkusMain} of the tree. */
@QuarkusMain
public final class ReeltimeMain {
  private ReeltimeMain() {}

  /** Runs the command line and exits with its code. */
  public static void main(String... args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, for tests too. */
  static CommandLine commandLine() {
    return new CommandLine(new ReeltimeCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
          commandLine.getErr().println("reeltime: " + message(exception));
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  private static String message(Exception exception) {
    return exception.getMessage() == null ? exception.toString() : exception.getMessage();
  }
}
