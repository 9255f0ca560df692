package io.reeltime.pipelines.cli;

import io.reeltime.pipelines.cli.bench.BenchCommand;
import io.reeltime.pipelines.cli.evaluation.EvaluateCommand;
import io.reeltime.pipelines.cli.evaluation.TuneCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
    name = "reeltime",
    description = "A recommendation engine for short video, on your own hardware.",
    mixinStandardHelpOptions = true,
    version = "reeltime 0.1.0",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ImportCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      TuneCommand.class,
      ModelsCommand.class,
      BenchCommand.class,
      MaintainCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "  test      Run every check: units, integration tests, linters (mvn verify).",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or something missing on this machine."
    })
final class ReeltimeCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
