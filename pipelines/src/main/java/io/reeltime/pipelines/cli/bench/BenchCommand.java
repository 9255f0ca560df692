package io.reeltime.pipelines.cli.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bench}: the measurements that the README's figures come from. */
@Command(
    name = "bench",
    description = "Measure, beside the peers, on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchIngestCommand.class,
      BenchTableCommand.class,
      BenchTrainingCommand.class,
      BenchRetrievalCommand.class,
      BenchCrashCommand.class,
      BenchServingCommand.class,
      BenchFreshnessCommand.class,
      BenchServingPartCommand.class,
    })
public final class BenchCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which benchmark?");
  }
}
