package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.serving.HttpServing;
import io.reeltime.pipelines.bench.serving.ServingProcess;
import io.reeltime.pipelines.bench.synthetic.PublishedHome;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Who takes events and who answers. */
sealed interface Setup extends AutoCloseable {
  /** A video that chance moves from a feed would pass for one that is known to be watched. */
  String WITHOUT_CHANCE = "-Dreeltime.serving.shaping.exploration-share=0";

  /**
   * Starts it.
   *
   * @param processes 1 or 2
   */
  static Setup of(int processes, FreshnessSettings settings, Home home, PublishedHome published)
      throws IOException, InterruptedException {
    HttpServing server = HttpServing.start(settings.root(), home, List.of(WITHOUT_CHANCE));
    try {
      return processes == 1
          ? new OneProcess(server, new HttpFeeds(server.url()))
          : new TwoProcesses(
              server,
              ServingProcess.following(
                  settings.root(), home.models(), server.url(), settings.folder(), published));
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  String name();

  /** Where events go. */
  URI ingest();

  /** Where feeds come from. */
  Feeds feeds();

  /** Begins to ask for feeds under a load, beside whatever else is asked. */
  LoadBeside.Running begin(LoadCase load, int users, LoadBeside beside) throws IOException;

  @Override
  void close() throws IOException;

  /** The packaged application does both. */
  record OneProcess(HttpServing server, HttpFeeds feeds) implements Setup {

    @Override
    public String name() {
      return "one process";
    }

    @Override
    public URI ingest() {
      return server.url();
    }

    @Override
    public LoadBeside.Running begin(LoadCase load, int users, LoadBeside beside) {
      return beside.begin(() -> server.load("requests", users, Feeds.LIMIT, "", load));
    }

    @Override
    public void close() throws IOException {
      feeds.close();
      server.close();
    }
  }

  /** The packaged application takes events; serving in another process follows its log. */
  record TwoProcesses(HttpServing server, ServingProcess serving) implements Setup {

    @Override
    public String name() {
      return "two processes";
    }

    @Override
    public URI ingest() {
      return server.url();
    }

    @Override
    public Feeds feeds() {
      return userId -> serving.rank(List.of(userId), Feeds.LIMIT, "").getFirst();
    }

    @Override
    public LoadBeside.Running begin(LoadCase load, int users, LoadBeside beside)
        throws IOException {
      serving.begin(users, Feeds.LIMIT, load);
      return serving::await;
    }

    @Override
    public void close() throws IOException {
      serving.close();
      server.close();
    }
  }
}
