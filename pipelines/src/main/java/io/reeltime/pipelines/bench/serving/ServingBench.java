package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.Disk;
import io.reeltime.pipelines.bench.serving.Figures.Under;
import io.reeltime.pipelines.bench.serving.ServingBenchSettings.Over;
import io.reeltime.pipelines.bench.synthetic.PublishedHome;
import io.reeltime.pipelines.bench.synthetic.SyntheticHome;
import io.reeltime.pipelines.bench.synthetic.SyntheticSettings;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How fast, how completely and in how much memory serving answers: over synthetic catalogues of
 * growing size, under loads whose requests fall due at a constant rate, by a method call and over
 * HTTP. Beside it in the same run: an endpoint that returns an answer made beforehand, and Lucene's
 * quantised HNSW on the same factors and vectors.
 */
public final class ServingBench {
  /** Videos of an answer whose recall is measured. */
  static final int RECALL_AT = 100;

  private static final int EMPTY_VIDEOS = 1_000;
  private static final int EMPTY_RANK = 16;

  private final ServingBenchSettings settings;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final Figures figures;

  /**
   * Prepares it.
   *
   * @param progress is told each figure as it comes
   */
  public ServingBench(
      ServingBenchSettings settings, InstantSource clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
    this.figures = new Figures(settings.load(), progress);
  }

  /** Runs every case. */
  public ServingReport run() throws IOException, InterruptedException {
    try {
      Under empty = settings.over().contains(Over.HTTP) ? emptyEndpoint() : null;
      for (int videos : settings.videos()) {
        for (int rank : settings.ranks()) {
          run(videos, rank, empty);
        }
      }
      return new ServingReport("serving", figures.results());
    } finally {
      Disk.delete(settings.folder());
    }
  }

  private void run(int videos, int rank, @Nullable Under empty)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(settings.folder().resolve(videos + "x" + rank));
    Home home = Home.in(folder.resolve("home"));
    boolean withLucene = videos <= settings.lucene().mostVideos();
    String title = "%,d x %d".formatted(videos, rank);
    progress.accept(title + ": publishing");
    PublishedHome published =
        new SyntheticHome(synthetic(videos, rank, settings.filters()))
            .publish(
                home.models(),
                folder.resolve("vectors"),
                withLucene ? SyntheticHome.Copies.FOR_PEERS : SyntheticHome.Copies.NONE);
    figures.add(title + ", publish", "time to publish", "s", published.publishSeconds());
    CatalogueCase one = new CatalogueCase(settings, figures, title, folder, home, published);
    if (settings.over().contains(Over.PROCESS)) {
      one.inProcess();
    }
    if (empty != null) {
      one.overHttp(empty);
    }
    if (withLucene) {
      one.lucene();
    }
    Disk.delete(folder);
  }

  /** What HTTP and JSON cost: the same application returns the same bytes, but made beforehand. */
  private Under emptyEndpoint() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(settings.folder().resolve("empty"));
    Home home = Home.in(folder.resolve("home"));
    new SyntheticHome(synthetic(EMPTY_VIDEOS, EMPTY_RANK, List.of(100.0)))
        .publish(home.models(), folder.resolve("vectors"), SyntheticHome.Copies.NONE);
    Path prepared = folder.resolve("answer.json");
    List<String> options = List.of("-Dreeltime.pipelines.bench-answer=" + prepared);
    try (HttpServing serving = HttpServing.start(settings.root(), home, options)) {
      String path = HttpServing.path(SyntheticHome.userId(0), settings.audience().limit(), "");
      String answer = serving.body(path);
      Files.writeString(prepared, answer);
      requireSame(answer, serving.body(HttpServing.EMPTY));
      Under under =
          figures.measure("empty endpoint", load -> serving.loadEmpty("empty endpoint", load));
      figures.add("empty endpoint, http", under, null);
      return under;
    }
  }

  private static void requireSame(String answer, String empty) {
    if (answer.length() != empty.length()) {
      throw new IllegalStateException(
          "the empty endpoint: found %d bytes, expected the %d of a real answer"
              .formatted(empty.length(), answer.length()));
    }
  }

  private SyntheticSettings synthetic(int videos, int rank, List<Double> percents) {
    return new SyntheticSettings(
        videos,
        rank,
        settings.audience().users(),
        Math.min(settings.audience().asked(), settings.audience().users()),
        Math.min(RECALL_AT, videos),
        percents,
        clock.instant(),
        settings.seed());
  }
}
