package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.PeerProcess;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.bench.synthetic.PublishedHome;
import io.reeltime.pipelines.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Serving without HTTP in a process of its own, asked one question at a time. */
public final class ServingProcess implements AutoCloseable {
  private final PeerProcess part;

  private ServingProcess(PeerProcess part) {
    this.part = part;
  }

  /**
   * Starts the process; it holds nothing yet.
   *
   * @param options of its JVM
   */
  static ServingProcess start(Path root, List<String> options, Path log) throws IOException {
    List<String> command =
        ServerProcess.commandLine(root, options, List.of("bench", "serving-part"));
    return new ServingProcess(PeerProcess.start(command, log));
  }

  /** Serves the champion of a home, and follows the log of another process over HTTP. */
  public static ServingProcess following(
      Path root, Path models, URI node, Path folder, PublishedHome published) throws IOException {
    ServingProcess process = start(root, List.of(), folder.resolve("part.log"));
    process.ask(
        new PartRequest.Open(models, folder.resolve("part-log"), node, published.vectors()),
        PartRequest.Opened.class);
    return process;
  }

  /** Sends a request, and waits for its answer. */
  <T> T ask(PartRequest request, Class<T> answerType) throws IOException {
    return part.ask(request, answerType);
  }

  /** Per user the ids of the best videos, without shaping of pages. */
  public List<List<String>> rank(List<String> userIds, int limit, String rule) throws IOException {
    return ask(new PartRequest.Ask(userIds, limit, rule), PartRequest.Answers.class).videoIds();
  }

  /** Begins to recommend under a load. */
  public void begin(int users, int limit, LoadCase load) throws IOException {
    ask(
        new PartRequest.Begin(new PartRequest.LoadService("requests", users, limit, "", load)),
        PartRequest.Begun.class);
  }

  /** Waits for the end of what was begun. */
  public Measured await() throws IOException {
    return ask(new PartRequest.Await(), Measured.class);
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
