package io.reeltime.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.options.ScheduleOptions;
import io.reeltime.pipelines.cli.options.ServerOptions;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.demo.DemoSettings;
import io.reeltime.pipelines.demo.DemoSettings.Turn;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: everything in one process, with a simulated audience. */
@Command(
    name = "demo",
    description = {
      "Start everything, simulate an audience through the public HTTP interface, train, promote,",
      "serve, retrain on schedule, and show it on a page."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String EVERY = "reeltime.pipelines.schedule.interval";
  private static final String EVENTS = "reeltime.pipelines.schedule.new-events";
  private static final String ENABLED = "reeltime.pipelines.schedule.enabled";

  /** How a turn's summary is printed. */
  enum Output {
    TEXT,
    JSON
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;
  @Mixin private ServerOptions server;
  @Mixin private ScheduleOptions schedule;

  @Option(
      names = "--users",
      defaultValue = "1000",
      description = "Size of the simulated audience (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--history",
      defaultValue = "P5D",
      description = "How far back the audience's events reach (default: ${DEFAULT-VALUE}).")
  private Duration history;

  @Option(
      names = "--sessions-per-second",
      defaultValue = "5",
      description = "Live sessions once there is a model (default: ${DEFAULT-VALUE}).")
  private int sessionsPerSecond;

  @Option(names = "--once", description = "Stop after one full turn of the cycle.")
  private boolean once;

  @Option(names = "--json", description = "With --once: print a summary as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    Turn turn = once ? Turn.ONCE : Turn.ENDLESS;
    DemoSettings settings = new DemoSettings(users, seed, history, sessionsPerSecond, turn);
    server.apply(spec.commandLine(), home);
    // The narrator says what matters here; only trouble is worth a second voice.
    System.setProperty("quarkus.log.category.\"io.reeltime\".level", "WARN");
    // The demo starts the schedule itself, when the history is in and the first model is live.
    System.setProperty(ENABLED, "false");
    System.setProperty(EVERY, "PT2M");
    System.setProperty(EVENTS, "50000");
    schedule.apply();
    return QuarkusStart.run(
        DemoApplication.class,
        spec.commandLine().getErr(),
        CliJson.write(settings),
        (json ? Output.JSON : Output.TEXT).name());
  }
}
