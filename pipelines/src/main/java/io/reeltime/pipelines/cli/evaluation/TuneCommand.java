package io.reeltime.pipelines.cli.evaluation;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.options.ModelOptions;
import io.reeltime.pipelines.cli.options.PreferenceOptions;
import io.reeltime.pipelines.cli.options.SparkOptions;
import io.reeltime.pipelines.cli.options.SplitOptions;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.cli.output.ProgressLine;
import io.reeltime.pipelines.home.LocalNode;
import io.reeltime.pipelines.home.RunningServer;
import io.reeltime.pipelines.report.TuningPage;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.TuningData;
import io.reeltime.training.job.TuningPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tune}: the hyper-parameters of a model, searched on a validation split. */
@Command(
    name = "tune",
    description = {
      "Search a model's hyper-parameters: on given splits, or on the home's events, split in time.",
      "Stopped or killed, it goes on where it was when it is started again with the same --output.",
      "What is given, such as --rank 64 or --half-life P30D, is not searched. On given splits",
      "nothing ages unless --half-life or --range half-life says so."
    },
    mixinStandardHelpOptions = true)
public final class TuneCommand implements Callable<Integer> {
  /** A search may take days; it can be stopped and taken up again. */
  private static final Duration TIMEOUT = Duration.ofDays(30);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;
  @Mixin private ModelOptions model;
  @Mixin private PreferenceOptions preferences;
  @Mixin private SparkOptions spark;
  @Mixin private SplitOptions splits;
  @Mixin private TuningOptions tuning;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "For trials, best.json and report.html (default: tune-MODEL in reports/ of the home).")
  private Optional<Path> output;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (splits.train().isPresent() != splits.valid().isPresent()) {
      throw usage("--train and --valid go together; without both the home's events are used");
    }
    JobRequest.Tune request = request(model.parameters(spec.commandLine()));
    JobMessage last;
    try (ProgressLine progress = new ProgressLine("tune")) {
      last = new SparkChild(spark.settings(TIMEOUT)).run(request, request.folder(), progress::show);
    }
    JobMessage.Tuned tuned = (JobMessage.Tuned) last;
    TuningOutput found = TuningOutput.of(request, tuned);
    Files.writeString(request.folder().resolve("report.json"), CliJson.write(found));
    Files.writeString(
        request.folder().resolve("report.html"), TuningPage.of(request, tuned, origin()));
    print(found);
    return CommandLine.ExitCode.OK;
  }

  private JobRequest.Tune request(ModelParameters parameters) throws IOException {
    SearchSpace space;
    TuningPlan plan;
    try {
      space = tuning.space(parameters, given(), splits.train().isEmpty());
      plan = tuning.plan(parameters);
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
    TuningData data = data();
    return new JobRequest.Tune(data, parameters, space, plan, folder(parameters));
  }

  /** What the search leaves alone, by name. */
  private Set<String> given() {
    Set<String> given = new HashSet<>(model.given().keySet());
    preferences.halfLife().ifPresent(value -> given.add(SearchSpace.HALF_LIFE));
    return given;
  }

  private TuningData data() throws IOException {
    if (splits.train().isPresent() && splits.valid().isPresent()) {
      return new TuningData.Splits(
          splits.readable(splits.train().get()),
          splits.readable(splits.valid().get()),
          splits.format(),
          splits.columns(),
          preferences.halfLife().orElse(null));
    }
    home.existing(spec.commandLine());
    PreferenceWeights weights = preferences.weights();
    bringTablesUpToTheLog();
    return new TuningData.Events(home.home().lake().folder(), weights, tuning.holdoutShare());
  }

  /** A running server does so itself. */
  private void bringTablesUpToTheLog() throws IOException {
    if (RunningServer.of(home.home()).isEmpty()) {
      try (IngestNode node = LocalNode.open(home.home())) {
        node.writer().flush();
      }
    }
  }

  private Path folder(ModelParameters parameters) throws IOException {
    Path folder =
        output.isPresent()
            ? output.get()
            : home.home().reports().resolve("tune-" + parameters.name());
    return Files.createDirectories(folder.toAbsolutePath().normalize());
  }

  private String origin() {
    return splits.train().isPresent() && splits.valid().isPresent()
        ? "Fitted on " + splits.train().get() + ", validated on " + splits.valid().get() + "."
        : "The events of " + home.home().folder() + ", validated on the newest of them.";
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private void print(TuningOutput found) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(found));
    } else {
      found.printTable(out);
    }
    out.flush();
  }
}
