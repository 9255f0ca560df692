package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.PeerProcess;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.bench.serving.Figures.Under;
import io.reeltime.pipelines.bench.synthetic.AskedUser;
import io.reeltime.pipelines.bench.synthetic.PublishedHome;
import io.reeltime.pipelines.bench.synthetic.Questions;
import io.reeltime.pipelines.bench.vectors.HnswRequest;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One published catalogue, asked in every way. */
final class CatalogueCase {
  private static final String RECALL = "recall@" + ServingBench.RECALL_AT;

  private final ServingBenchSettings settings;
  private final Figures figures;
  private final String title;
  private final Path folder;
  private final Home home;
  private final PublishedHome published;

  CatalogueCase(
      ServingBenchSettings settings,
      Figures figures,
      String title,
      Path folder,
      Home home,
      PublishedHome published) {
    this.settings = settings;
    this.figures = figures;
    this.title = title;
    this.folder = folder;
    this.home = home;
    this.published = published;
  }

  /** Serving and its index by method calls, in a process of their own. */
  void inProcess() throws IOException, InterruptedException {
    try (ServingProcess part =
        ServingProcess.start(settings.root(), heap(), folder.resolve("part.log"))) {
      memory(
          part.ask(
              new PartRequest.Open(home.models(), folder.resolve("log"), null, published.vectors()),
              PartRequest.Opened.class));
      for (Questions questions : published.questions()) {
        service(part, questions);
        index(part, questions);
      }
    }
  }

  /** A heap of fixed size, touched at the start: what grows later lies beside it. */
  private List<String> heap() {
    int megabytes = settings.heapMegabytes();
    return List.of("-Xms" + megabytes + "m", "-Xmx" + megabytes + "m", "-XX:+AlwaysPreTouch");
  }

  private void memory(PartRequest.Opened opened) {
    String loading = title + ", load";
    double millions = published.vectors().videos() / 1e6;
    figures.add(loading, "time to load", "s", opened.seconds());
    figures.add(
        loading, "off-heap per million videos", "MB", opened.offHeapBytes() / 1e6 / millions);
    figures.add(loading, "heap per million videos", "MB", opened.heapBytes() / 1e6 / millions);
  }

  private void service(ServingProcess part, Questions questions)
      throws IOException, InterruptedException {
    String rule = questions.rule().text();
    String path = title(questions, "process");
    List<String> userIds = questions.users().stream().map(AskedUser::userId).toList();
    figures.add(
        path,
        RECALL,
        "",
        questions.recallOfUnseen(part.rank(userIds, published.vectors().k(), rule)));
    int users = settings.audience().users();
    int limit = settings.audience().limit();
    Under under =
        figures.measure(
            "process",
            load ->
                part.ask(
                    new PartRequest.LoadService("process", users, limit, rule, load),
                    Measured.class));
    figures.add(path, under, null);
  }

  private void index(ServingProcess part, Questions questions)
      throws IOException, InterruptedException {
    List<Integer> categories = questions.rule().categories();
    String path = title(questions, "index alone");
    HnswRequest.Found found =
        part.ask(new PartRequest.Retrieve(categories), HnswRequest.Found.class);
    figures.add(path, RECALL, "", questions.recallOfBest(found.videos()));
    closed(
        path,
        load -> part.ask(new PartRequest.LoadIndex("index", categories, load), Measured.class));
  }

  /** The packaged application. */
  void overHttp(Under empty) throws IOException, InterruptedException {
    try (HttpServing serving = HttpServing.start(settings.root(), home, heap())) {
      for (Questions questions : published.questions()) {
        String path = title(questions, "http");
        List<List<String>> answers = serving.ask(questions, published.vectors().k());
        figures.add(path, RECALL + " after shaping", "", questions.recallOfUnseen(answers));
        int users = settings.audience().users();
        int limit = settings.audience().limit();
        String rule = questions.rule().text();
        Under under =
            figures.measure("http", load -> serving.load("http", users, limit, rule, load));
        figures.add(path, under, empty);
      }
    }
  }

  /** Lucene, in a process of its own. */
  void lucene() throws IOException, InterruptedException {
    Path jars = settings.root().resolve("peers/lucene/target");
    List<String> options =
        List.of(
            "-Xmx" + settings.heapMegabytes() + "m",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED");
    for (ServingBenchSettings.Lucene.Build build : settings.lucene().builds()) {
      Path index = folder.resolve("lucene-" + build.connections() + "-" + build.beamWidth());
      try (PeerProcess lucene =
          PeerProcess.start(jars, options, "io.reeltime.peers.lucene.LucenePeer", index)) {
        new LuceneCase(lucene, build).run();
      }
    }
  }

  private String title(Questions questions, String path) {
    return title + ", " + questions.rule().title() + ", " + path;
  }

  private void closed(String path, Figures.Loaded loaded) throws IOException, InterruptedException {
    figures.add(path, "queries/s, 1 client", "1/s", figures.closed(loaded, 1));
    figures.add(path, "queries/s, 2 clients", "1/s", figures.closed(loaded, 2));
  }

  /** One graph of Lucene's. */
  private final class LuceneCase {
    private final PeerProcess lucene;
    private final ServingBenchSettings.Lucene.Build build;
    private final String name;

    LuceneCase(PeerProcess lucene, ServingBenchSettings.Lucene.Build build) {
      this.lucene = lucene;
      this.build = build;
      this.name = "Lucene M %d, beam %d".formatted(build.connections(), build.beamWidth());
    }

    void run() throws IOException, InterruptedException {
      HnswRequest.Built built =
          lucene.ask(
              new HnswRequest.Build(published.vectors(), build.connections(), build.beamWidth()),
              HnswRequest.Built.class);
      String building = title + ", " + name;
      figures.add(building, "time to build", "s", built.seconds());
      figures.add(building, "index without float32", "MB", built.bytes() / 1e6);
      for (Questions questions : published.questions()) {
        for (int candidates : settings.lucene().candidates()) {
          search(questions, Math.max(candidates, published.vectors().k()));
        }
      }
    }

    private void search(Questions questions, int candidates)
        throws IOException, InterruptedException {
      String path = title(questions, name + ", ef " + candidates);
      List<Integer> categories = questions.rule().categories();
      HnswRequest.Found found =
          lucene.ask(new HnswRequest.Search(candidates, categories), HnswRequest.Found.class);
      figures.add(path, RECALL, "", questions.recallOfBest(found.videos()));
      closed(
          path,
          load ->
              lucene.ask(
                  new HnswRequest.Load("lucene", candidates, categories, load), Measured.class));
    }
  }
}
