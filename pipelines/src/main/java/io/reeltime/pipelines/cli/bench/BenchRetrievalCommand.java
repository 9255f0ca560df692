package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.retrieval.RetrievalBench;
import io.reeltime.pipelines.bench.retrieval.RetrievalCase;
import io.reeltime.pipelines.bench.retrieval.RetrievalReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench retrieval}: milliseconds per query and recall of each index, beside float32. */
@Command(
    name = "retrieval",
    description = {
      "Milliseconds per query, recall and memory of the exact and the clustered index on generated",
      "catalogues, one thread, beside a scan in float32; seconds to build."
    },
    mixinStandardHelpOptions = true)
final class BenchRetrievalCommand implements Callable<Integer> {
  @Mixin private BenchPrinter printer;

  @Option(
      names = "--cases",
      split = ",",
      defaultValue = "100kx64,1mx64,1mx128",
      description = {
        "Videos and columns, such as 10mx128 (which takes 7 GiB).",
        "Default: ${DEFAULT-VALUE}."
      })
  private List<String> cases;

  @Option(
      names = "--queries",
      defaultValue = "200",
      description = "Users per case (default: ${DEFAULT-VALUE}).")
  private int queries;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws Exception {
    RetrievalReport report =
        new RetrievalBench(queries, seed, printer::showProgress)
            .run(cases.stream().map(RetrievalCase::parse).toList());
    printer.print(report);
    if (report.exactIsExact()) {
      return CommandLine.ExitCode.OK;
    }
    printer.showProgress(
        "exact index: found a recall below .999, expected what the float32 scan finds");
    return CommandLine.ExitCode.SOFTWARE;
  }
}
