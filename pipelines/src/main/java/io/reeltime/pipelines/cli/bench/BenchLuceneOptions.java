package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.serving.ServingBenchSettings.Lucene;
import java.util.List;
import picocli.CommandLine.Option;

/** What of Lucene is measured beside serving. */
final class BenchLuceneOptions {
  @Option(names = "--no-lucene", description = "Leave Lucene out.")
  private boolean noLucene;

  @Option(
      names = "--lucene-most",
      paramLabel = "VIDEOS",
      defaultValue = "1000000",
      description =
          "Largest catalogue that Lucene indexes; a graph of ten million takes hours (default:"
              + " ${DEFAULT-VALUE}).")
  private int mostVideos;

  @Option(
      names = "--lucene-builds",
      paramLabel = "M:BEAM",
      split = ",",
      defaultValue = "16:100,32:200",
      description =
          "Links of a node, and candidates looked at for them; Lucene's own come first (default:"
              + " ${DEFAULT-VALUE}).")
  private List<String> builds;

  @Option(
      names = "--lucene-candidates",
      split = ",",
      defaultValue = "100,200,400,800",
      description = "That a search gathers, HNSW's ef (default: ${DEFAULT-VALUE}).")
  private List<Integer> candidates;

  Lucene settings() {
    return new Lucene(
        noLucene ? 0 : mostVideos, builds.stream().map(this::build).toList(), candidates);
  }

  private Lucene.Build build(String text) {
    if (!text.matches("[0-9]{1,4}:[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "--lucene-builds: found '" + text + "', expected such as 16:100");
    }
    String[] parts = text.split(":", 2);
    return new Lucene.Build(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }
}
