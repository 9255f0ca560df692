package io.reeltime.peers.lucene;

import io.reeltime.pipelines.bench.load.LoadClient;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.LoadMessages;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.bench.vectors.HnswRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Main class of the peer's process: {@code LucenePeer FOLDER}. Answers each {@link HnswRequest} on
 * standard input with a line on standard output; ends with its input.
 */
public final class LucenePeer implements AutoCloseable {
  private final Path folder;
  private @Nullable HnswIndex index;
  private int builds;

  private LucenePeer(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    // Results alone go to standard output; whatever Lucene prints goes to the log.
    PrintStream results = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    try (LucenePeer peer = new LucenePeer(Path.of(arguments[0]));
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        results.println(
            LoadMessages.write(peer.answer(LoadMessages.read(line, HnswRequest.class))));
      }
    }
  }

  private Object answer(HnswRequest request) throws IOException, InterruptedException {
    return switch (request) {
      case HnswRequest.Build build -> build(build);
      case HnswRequest.Search search ->
          new HnswRequest.Found(index().all(search.candidates(), search.categories()));
      case HnswRequest.Load load -> load(load);
    };
  }

  private HnswRequest.Built build(HnswRequest.Build build)
      throws IOException, InterruptedException {
    close();
    Path into = folder.resolve("index-" + builds++);
    long started = System.nanoTime();
    HnswBuild.write(build, into);
    double seconds = (System.nanoTime() - started) / 1e9;
    index = HnswIndex.open(into, build.vectors());
    return new HnswRequest.Built(seconds, HnswBuild.bytesWithoutVectors(into));
  }

  private Measured load(HnswRequest.Load load) throws IOException, InterruptedException {
    HnswIndex asked = index();
    LongAdder answered = new LongAdder();
    return LoadLoop.run(
        load.path(),
        load.load(),
        client -> {
          SplittableRandom draw = new SplittableRandom(client);
          return client(() -> {
            asked.search(
                draw.nextInt(asked.queries()), load.candidates(), load.categories());
            answered.increment();
          });
        },
        answered::sum);
  }

  /** A query, asked and answered. */
  @FunctionalInterface
  private interface Query {
    void run() throws IOException;
  }

  private static LoadClient client(Query query) {
    return new LoadClient() {
      @Override
      public int send() throws IOException {
        query.run();
        return 1;
      }

      @Override
      public void close() {}
    };
  }

  private HnswIndex index() {
    if (index == null) {
      throw new IllegalStateException("the first request must build an index");
    }
    return index;
  }

  @Override
  public void close() throws IOException {
    if (index != null) {
      index.close();
      index = null;
    }
  }
}
