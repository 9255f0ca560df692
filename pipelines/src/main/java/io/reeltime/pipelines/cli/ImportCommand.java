package io.reeltime.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.data.dataset.DatasetEvents;
import io.reeltime.data.dataset.DatasetFormat;
import io.reeltime.data.dataset.DatasetFormats;
import io.reeltime.ingest.EventIngest;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.output.Bars;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.LocalNode;
import io.reeltime.pipelines.home.RunningServer;
import io.reeltime.pipelines.imports.DatasetImport;
import io.reeltime.pipelines.imports.ImportReport;
import io.reeltime.pipelines.imports.ImportTarget;
import io.reeltime.pipelines.imports.LogTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: a data set into the log, through a running server if there is one. */
@Command(
    name = "import",
    description = {
      "Import a data set as events, through the same validation and log as HTTP.",
      "Running it again within the log's memory of event ids (72 h) adds nothing twice."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;

  @Parameters(paramLabel = "FILE", description = "The data set.")
  private Path file;

  @Option(
      names = "--format",
      required = true,
      description = "adjacency, csv, tsv, movielens or parquet.")
  private String format;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "ROLE=COLUMN",
      description = {
        "Column mapping of csv, tsv and parquet, by name or 0-based index:",
        "user, video, type, watchMillis, durationMillis, rating, timestamp;",
        "for csv and tsv also header=no and separator=X."
      })
  private Map<String, String> columns = Map.of();

  @Option(
      names = "--name",
      description = "Name of the data set, part of every event id (default: the file's name).")
  private Optional<String> name;

  @Option(
      names = "--highest-rating",
      defaultValue = "5",
      description = "Top of the rating scale (default: ${DEFAULT-VALUE}).")
  private double highestRating;

  @Option(
      names = "--api-key",
      defaultValue = "${env:REELTIME_API_KEY}",
      description = "Key of the running server, if it has one.")
  private Optional<String> apiKey;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DatasetFormat dataset = format();
    if (!Files.isReadable(file)) {
      throw new CommandLine.ParameterException(spec.commandLine(), "cannot read the file " + file);
    }
    Home folder = home.home();
    Optional<RunningServer> server = RunningServer.of(folder);
    ImportReport report;
    if (server.isPresent()) {
      try (ReeltimeClient client = new ReeltimeClient(server.get().url(), apiKey)) {
        report = run(dataset, client::postEvents);
      }
    } else {
      try (IngestNode node = LocalNode.open(folder)) {
        report = run(dataset, new LogTarget(new EventIngest(node.log(), Clock.systemUTC())));
      }
    }
    print(report);
    return report.rejected() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private DatasetFormat format() {
    try {
      return DatasetFormats.named(format, columns);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private ImportReport run(DatasetFormat dataset, ImportTarget target)
      throws IOException, InterruptedException {
    DatasetEvents events =
        new DatasetEvents(
            name.orElse(file.getFileName().toString()), highestRating, Clock.systemUTC().instant());
    try (ProgressBar bar = progressBar()) {
      return new DatasetImport(dataset, events, target, bar::stepTo).run(file);
    }
  }

  /** Counted in lines; a Parquet file has none, so its bar shows the rows so far only. */
  private ProgressBar progressBar() throws IOException {
    return Bars.named("import")
        .setUnit(format.equals("parquet") ? " rows" : " lines", 1)
        .setInitialMax(format.equals("parquet") ? -1 : LineCount.of(file))
        .build();
  }

  private void print(ImportReport report) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(report));
    } else {
      out.printf(
          "%d interactions: %d stored, %d already there, %d rejected%n",
          report.interactions(), report.accepted(), report.duplicates(), report.rejected());
      report.problems().forEach(problem -> out.println("  " + file + " " + problem));
      if (report.rejected() > report.problems().size()) {
        out.println("  and " + (report.rejected() - report.problems().size()) + " more");
      }
    }
    out.flush();
  }
}
