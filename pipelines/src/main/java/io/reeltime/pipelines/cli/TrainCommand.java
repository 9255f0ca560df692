package io.reeltime.pipelines.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.options.ModelOptions;
import io.reeltime.pipelines.cli.options.PreferenceOptions;
import io.reeltime.pipelines.cli.options.SparkOptions;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.cli.output.ProgressLine;
import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.LocalNode;
import io.reeltime.pipelines.home.RunningServer;
import io.reeltime.pipelines.run.RunListener;
import io.reeltime.pipelines.run.RunRecord;
import io.reeltime.pipelines.run.RunState;
import io.reeltime.pipelines.run.RunStore;
import io.reeltime.pipelines.run.StartingPoint;
import io.reeltime.pipelines.run.TrainingPlan;
import io.reeltime.pipelines.run.TrainingRuns;
import io.reeltime.pipelines.run.Trigger;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.training.job.JobMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: one run now, in the running server if there is one. */
@Command(
    name = "train",
    description = {
      "Train, evaluate and, if no metric floor is broken, promote a model.",
      "Beside a running server the run happens there, with the server's model settings."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;
  @Mixin private ModelOptions model;
  @Mixin private PreferenceOptions preferences;
  @Mixin private SparkOptions spark;

  @Option(
      names = "--warm-start",
      paramLabel = "none|champion|VERSION",
      defaultValue = "none",
      converter = StartingPointConverter.class,
      description = {
        "Snapshot whose item factors the fit starts from, by video id (default: ${DEFAULT-VALUE}).",
        "It must have the rank of this run; fewer --epochs then do."
      })
  private StartingPoint start;

  @Option(
      names = "--api-key",
      defaultValue = "${env:REELTIME_API_KEY}",
      description = "Key of the running server, if it has one.")
  private Optional<String> apiKey;

  @Option(names = "--json", description = "Print one JSON object: the run's record.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    Home folder = home.home();
    Optional<RunningServer> server = RunningServer.of(folder);
    if (server.isPresent()) {
      refuseSettings(server.get());
      return startThere(server.get());
    }
    return runHere(folder);
  }

  /** The run happens in the server, with its settings: others given here would do nothing. */
  private void refuseSettings(RunningServer server) {
    spec.commandLine().getParseResult().matchedOptions().stream()
        .map(option -> option.longestName())
        .filter(name -> !List.of("--home", "--api-key", "--json").contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new CommandLine.ParameterException(
              spec.commandLine(),
              name + ": the server at " + server.url() + " trains with its own settings");
        });
  }

  private int startThere(RunningServer server) throws InterruptedException {
    try (ReeltimeClient client = new ReeltimeClient(server.url(), apiKey)) {
      JsonNode run = client.startRun();
      out()
          .println(
              json
                  ? run.toString()
                  : "run " + run.path("id").asText() + " started in the server at " + server.url());
      out().flush();
      return CommandLine.ExitCode.OK;
    }
  }

  private int runHere(Home folder) throws IOException, InterruptedException, ExecutionException {
    RunRecord run = runToItsEnd(folder);
    out().println(json ? CliJson.write(run) : run.state() + ": " + run.reason());
    out().flush();
    return run.state() == RunState.PROMOTED || run.state() == RunState.SKIPPED
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private RunRecord runToItsEnd(Home folder)
      throws IOException, InterruptedException, ExecutionException {
    try (IngestNode node = LocalNode.open(folder);
        RunStore store = RunStore.open(folder.controlDatabase());
        TrainingRuns runs = runs(folder, node, store);
        ProgressLine progress = new ProgressLine("train")) {
      return runs.start(Trigger.MANUAL, showing(progress)).orElseThrow().outcome().get();
    }
  }

  private TrainingRuns runs(Home folder, IngestNode node, RunStore store) {
    return new TrainingRuns(
        folder,
        node.log(),
        node.writer(),
        new SnapshotStore(folder.models()),
        new SparkChild(spark.settings()),
        TrainingPlan.usual(model.parameters(spec.commandLine()), preferences.weights(), start),
        store,
        Clock.systemUTC());
  }

  private static RunListener showing(ProgressLine progress) {
    return new RunListener() {
      @Override
      public void progress(RunRecord run, JobMessage.Progress step) {
        progress.show(step);
      }
    };
  }

  /** Says what was expected. */
  static final class StartingPointConverter implements CommandLine.ITypeConverter<StartingPoint> {
    @Override
    public StartingPoint convert(String text) {
      try {
        return StartingPoint.parse(text);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
