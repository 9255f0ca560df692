package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.LoadMessages;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A peer and its load, in a process with the peer's jars: a request per line in, a result per line
 * out. It ends when its standard input does, so it never outlives us.
 */
final class PeerProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 30;
  private static final int LOG_TAIL_LINES = 40;

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader results;
  private final Path log;

  private PeerProcess(Process process, Path log) {
    this.process = process;
    this.requests = process.outputWriter();
    this.results = process.inputReader();
    this.log = log;
  }

  /**
   * Starts a peer.
   *
   * @param jars its folder, {@code peers/NAME/target}
   * @param mainClass of the module there
   * @param folder where the peer may store what it is sent, its only argument
   * @throws IOException if the peer is not built
   */
  static PeerProcess start(Path jars, String mainClass, Path folder) throws IOException {
    if (!Files.isDirectory(jars.resolve("lib"))) {
      throw new IOException(
          "found no lib/ in "
              + jars
              + ", expected the peer's jars; ./reeltime bench ingest builds them, or leave the"
              + " peer out with --no-kafka");
    }
    Files.createDirectories(folder);
    Path log = folder.resolve("peer.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            jars.resolve("classes") + File.pathSeparator + jars.resolve("lib") + "/*",
            mainClass,
            folder.toString());
    return new PeerProcess(builder.redirectError(log.toFile()).start(), log);
  }

  /** Has a load put on a variant of the peer, and waits for the result. */
  Measured measure(LoadMessages.Request request) throws IOException {
    requests.write(LoadMessages.write(request));
    requests.newLine();
    requests.flush();
    String result = results.readLine();
    if (result == null) {
      throw new IOException(
          "the peer "
              + request.variant()
              + " ended without a result; the end of its log:\n"
              + logTail());
    }
    return LoadMessages.read(result, Measured.class);
  }

  /** The log itself goes with the folder of the run. */
  private String logTail() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }

  @Override
  public void close() throws IOException {
    requests.close();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
