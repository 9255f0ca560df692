package io.reeltime.pipelines.process;

import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server of the packaged application, in a process of its own, on a free port. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final Path output;
  private final Home home;

  private ServerProcess(Process process, Path output, Home home) {
    this.process = process;
    this.output = output;
    this.home = home;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param root of the built tree
   * @param home to serve; its output goes to {@code output.txt} there
   * @param jvmOptions more options, such as {@code -Dreeltime.pipelines.schedule.enabled=false}
   * @param command such as {@code up}, without home and port
   * @throws IOException if it can't be started, ends, or says nothing for two minutes
   */
  public static ServerProcess start(
      Path root, Home home, List<String> jvmOptions, List<String> command)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--home", home.folder().toString(), "--port", "0"));
    Path output = home.folder().resolve("output.txt");
    Process process =
        new ProcessBuilder(commandLine(root, jvmOptions, arguments))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    ServerProcess started = new ServerProcess(process, output, home);
    started.awaitAnnouncement();
    return started;
  }

  /** The command line of the packaged application, as the launcher starts it. */
  public static List<String> commandLine(
      Path root, List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dreeltime.root=" + root);
    command.addAll(jvmOptions);
    command.add("-jar");
    command.add(root.resolve("pipelines/target/quarkus-app/quarkus-run.jar").toString());
    command.addAll(arguments);
    return command;
  }

  private void awaitAnnouncement() throws IOException, InterruptedException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (announced().isEmpty()) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "the server ended with exit code " + process.exitValue() + "; see " + output);
      }
      if (System.nanoTime() > limit) {
        process.destroyForcibly();
        throw new IOException("the server did not start in " + START_LIMIT + "; see " + output);
      }
    }
  }

  /** A home that was served before may still name a process that is gone. */
  private Optional<RunningServer> announced() {
    return RunningServer.of(home).filter(server -> server.pid() == process.pid());
  }

  /** Its base address. */
  public URI url() {
    return announced()
        .map(RunningServer::url)
        .orElseThrow(() -> new IllegalStateException("the server is gone; see " + output));
  }

  /** Where its standard output and error go. */
  public Path output() {
    return output;
  }

  /** Ends it as a power cut would, and waits. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /**
   * Ends it as a terminal would, and waits.
   *
   * @throws IllegalStateException if it does not end within a minute; it is killed then
   */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "the server did not stop within a minute of SIGTERM; see " + output);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
