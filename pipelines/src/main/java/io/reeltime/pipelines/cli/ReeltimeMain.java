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
        .setParameterExceptionHandler((exception, arguments) -> usageError(exception))
        .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
          commandLine.getErr().println("reeltime: " + message(exception));
          return exception instanceof IllegalArgumentException
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        });
  }

  /** One line that says what is wrong, and where to read on: not a page of usage below it. */
  private static int usageError(CommandLine.ParameterException exception) {
    CommandLine commandLine = exception.getCommandLine();
    commandLine.getErr().println("reeltime: " + message(exception));
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, commandLine.getErr());
    commandLine
        .getErr()
        .println("See: " + commandLine.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static String message(Exception exception) {
    return exception.getMessage() == null ? exception.toString() : exception.getMessage();
  }
}
