package io.reeltime.pipelines.bench.crash;

import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, to be killed. */
final class ServerProcess {
  private static final long POLL_MILLIS = 5;
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Home home;
  private final Path output;

  private ServerProcess(Process process, Home home, Path output) {
    this.process = process;
    this.home = home;
    this.output = output;
  }

  /**
   * Starts the application without waiting for it. It trains nothing, and commits to the tables
   * often, so that kills meet commits.
   */
  static ServerProcess start(Home home) throws IOException {
    Path output = home.folder().resolve("output.txt");
    Process process =
        new ProcessBuilder(command(home))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    return new ServerProcess(process, home, output);
  }

  private static List<String> command(Home home) {
    Path root = Path.of(System.getProperty("reeltime.root", ""));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        // A life is short: cheap code and a small heap start sooner.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "-Dreeltime.root=" + root,
        "-Dreeltime.pipelines.schedule.enabled=false",
        "-Dreeltime.ingest.table.commit-interval=50ms",
        "-jar",
        application(root).toString(),
        "up",
        "--home",
        home.folder().toString(),
        "--port",
        "0");
  }

  private static Path application(Path root) {
    Path application = root.resolve("pipelines/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(application)) {
      throw new IllegalStateException(
          "crash trial: no packaged application at " + application + "; run ./reeltime test first");
    }
    return application;
  }

  /** Waits for the first answer of this process and returns a client of it. */
  ReeltimeClient awaitReady() throws InterruptedException {
    Optional<RunningServer> server = announced();
    for (long waited = 0; server.isEmpty(); waited += POLL_MILLIS) {
      if (waited > START_LIMIT.toMillis()) {
        throw new IllegalStateException("the application did not start in time; see " + output);
      }
      live(POLL_MILLIS);
      server = announced();
    }
    return new ReeltimeClient(server.get().url(), Optional.empty());
  }

  private Optional<RunningServer> announced() {
    return RunningServer.of(home).filter(server -> server.pid() == process.pid());
  }

  /** Lets the process live on; it must not end by itself. */
  void live(long millis) throws InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "the application ended by itself with code " + process.exitValue() + "; see " + output);
    }
  }

  /** Ends it with SIGKILL. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
