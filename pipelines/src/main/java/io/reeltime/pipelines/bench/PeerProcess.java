package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.load.LoadMessages;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A peer or another part of a benchmark in a process of its own: a request per line in, a result
 * per line out. It ends when its standard input does, so it never outlives us.
 */
public final class PeerProcess implements AutoCloseable {
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
   * Starts a peer that the launcher has built.
   *
   * @param jars its folder, {@code peers/NAME/target}
   * @param options of its JVM
   * @param mainClass of the module there
   * @param folder where the peer may store what it is sent, its only argument
   * @throws IOException if the peer is not built
   */
  public static PeerProcess start(Path jars, List<String> options, String mainClass, Path folder)
      throws IOException {
    if (!Files.isDirectory(jars.resolve("lib"))) {
      throw new IOException(
          "found no lib/ in "
              + jars
              + ", expected the peer's jars; ./reeltime bench builds them, or leave the peer out"
              + " with --no-kafka or --no-lucene");
    }
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp"));
    command.add(jars.resolve("classes") + File.pathSeparator + jars.resolve("lib") + "/*");
    command.addAll(List.of(mainClass, folder.toString()));
    return start(command, folder.resolve("peer.log"));
  }

  /** Starts any process that speaks so; what it prints beside its results goes to the log. */
  public static PeerProcess start(List<String> command, Path log) throws IOException {
    return new PeerProcess(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
  }

  /** Sends a request, and waits for its result. */
  public <T> T ask(Object request, Class<T> resultType) throws IOException {
    requests.write(LoadMessages.write(request));
    requests.newLine();
    requests.flush();
    String result = results.readLine();
    if (result == null) {
      throw new IOException(
          "the process ended without a result of a "
              + request.getClass().getSimpleName()
              + "; the end of its log:\n"
              + logTail());
    }
    return LoadMessages.read(result, resultType);
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
