package io.reeltime.pipelines.cli.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.options.ModelOptions;
import io.reeltime.pipelines.cli.options.SparkOptions;
import io.reeltime.pipelines.cli.options.SplitOptions;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.cli.output.ProgressLine;
import io.reeltime.pipelines.report.EvaluationPage;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: a model on given splits, full ranking, beside popularity. */
@Command(
    name = "evaluate",
    description = "Fit a model on one split of a data set and rank all videos for the others.",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;
  @Mixin private ModelOptions model;
  @Mixin private SparkOptions spark;
  @Mixin private SplitOptions splits;

  @Option(names = "--test", paramLabel = "FILE", description = "Test split.")
  private Optional<Path> test;

  @Option(
      names = "--cutoffs",
      split = ",",
      paramLabel = "K",
      defaultValue = "10,20,50",
      description = "K of the metrics (default: ${DEFAULT-VALUE}).")
  private List<Integer> cutoffs;

  @Option(
      names = "--half-life",
      paramLabel = "DURATION",
      description = {
        "ISO-8601, such as P30D: after which a training interaction counts half (default: never).",
        "With popularity this is what is popular now; interactions without a time do not age."
      })
  private Optional<Duration> halfLife;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description =
          "For report.html and report.json (default: a new one in reports/ of the home folder).")
  private Optional<Path> report;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (splits.valid().isEmpty() && test.isEmpty()) {
      throw usage("Nothing to evaluate on: give --test, --valid or both.");
    }
    ModelParameters parameters = model.parameters(spec.commandLine());
    JobRequest.Evaluate request = request(parameters);
    Path folder = ReportFolder.of(report, home, "evaluate-" + parameters.name());
    JobMessage last;
    try (ProgressLine progress = new ProgressLine("evaluate")) {
      last = new SparkChild(spark.settings()).run(request, folder, progress::show);
    }
    JobMessage.Evaluated evaluated = (JobMessage.Evaluated) last;
    EvaluationOutput output = EvaluationOutput.of(parameters, evaluated, folder.toString());
    Files.writeString(folder.resolve("report.json"), CliJson.write(output));
    Files.writeString(
        folder.resolve("report.html"), EvaluationPage.of(parameters, evaluated, origin()));
    print(output);
    return CommandLine.ExitCode.OK;
  }

  private JobRequest.Evaluate request(ModelParameters parameters) {
    return new JobRequest.Evaluate(
        splits.readable(train()),
        splits.valid().map(splits::readable).orElse(null),
        test.map(splits::readable).orElse(null),
        splits.format(),
        splits.columns(),
        cutoffs,
        parameters,
        halfLife.orElse(null));
  }

  private String origin() {
    return "Trained on "
        + train()
        + splits.valid().map(file -> ", validated on " + file).orElse("")
        + test.map(file -> ", tested on " + file).orElse("")
        + ".";
  }

  private Path train() {
    return splits.train().orElseThrow(() -> usage("Nothing to fit on: give --train."));
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private void print(EvaluationOutput output) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(output));
    } else {
      output.printTable(out);
    }
    out.flush();
  }
}
