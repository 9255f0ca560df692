package io.reeltime.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.pipelines.cli.options.AliasOptions;
import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.model.ModelListing;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models}: what has been published and what is live, and making another one live. */
@Command(
    name = "models",
    description = "List the model snapshots and where the aliases point, or move an alias.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;
  @Mixin private AliasOptions aliases;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    SnapshotStore store = new SnapshotStore(home.existing(spec.commandLine()).models());
    aliases.apply(store, spec.commandLine());
    ModelListing listing = ModelListing.of(store);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(listing));
    } else if (listing.models().isEmpty()) {
      out.println("No model yet. ./reeltime train makes the first one.");
    } else {
      out.printf(
          "%-9s %-18s %-20s %-10s %7s %8s %8s %9s%n",
          "version", "aliases", "created", "model", "videos", "users", "recall", "ndcg");
      listing.models().forEach(model -> print(out, model));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void print(PrintWriter out, ModelListing.Model model) {
    if (model.broken() != null) {
      out.printf("%-9s %-18s %s%n", model.version(), aliases(model), model.broken());
      return;
    }
    out.printf(
        Locale.ROOT,
        "%-9s %-18s %-20.20s %-10s %7d %8d %8s %9s%n",
        model.version(),
        aliases(model),
        model.createdAt(),
        model.algorithm(),
        model.videos(),
        model.users(),
        metric(model, "recall@20"),
        metric(model, "ndcg@20"));
  }

  private static String aliases(ModelListing.Model model) {
    return String.join(",", model.aliases());
  }

  private static String metric(ModelListing.Model model, String name) {
    Double value = model.metrics().get(name);
    return value == null ? "-" : "%.4f".formatted(value);
  }
}
