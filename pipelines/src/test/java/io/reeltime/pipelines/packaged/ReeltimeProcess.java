package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, as a user starts it. */
final class ReeltimeProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;
  private final Home home;

  /** How a command ended. */
  record Ended(int exit, String out, String err) {}

  private ReeltimeProcess(Process process, Path output, Home home) {
    this.process = process;
    this.output = output;
    this.home = home;
  }

  /** Starts a server and waits until it answers. */
  static ReeltimeProcess start(Path homeFolder, String... command) throws IOException {
    Home home = Home.in(homeFolder);
    Path output = home.folder().resolve("output.txt");
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--home", home.folder().toString(), "--port", "0"));
    Process process =
        new ProcessBuilder(commandLine(arguments))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    ReeltimeProcess started = new ReeltimeProcess(process, output, home);
    await()
        .atMost(START_LIMIT)
        .failFast("the process ended; see " + output, () -> !process.isAlive())
        .until(() -> RunningServer.of(home).isPresent());
    return started;
  }

  /** Runs a command to its end. */
  static Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("reeltime", ".out");
    Path err = Files.createTempFile("reeltime", ".err");
    try {
      Process process =
          new ProcessBuilder(commandLine(List.of(arguments)))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the command ends").isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  URI url() {
    return RunningServer.of(home).orElseThrow().url();
  }

  ReeltimeClient client() {
    return new ReeltimeClient(url(), Optional.empty());
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** Ends it as a terminal would, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the server did not stop within a minute of SIGTERM");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it without a chance to say goodbye. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  static Path root() {
    return Path.of(System.getProperty("reeltime.root"));
  }

  private static List<String> commandLine(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dreeltime.root=" + root(),
                "-jar",
                root().resolve("pipelines/target/quarkus-app/quarkus-run.jar").toString()));
    command.addAll(arguments);
    return command;
  }
}
