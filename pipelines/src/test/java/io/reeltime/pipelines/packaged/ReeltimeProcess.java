package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.process.ServerProcess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, as a user starts it, with what tests ask. */
final class ReeltimeProcess implements AutoCloseable {
  private final ServerProcess server;

  /** How a command ended. */
  record Ended(int exit, String out, String err) {}

  private ReeltimeProcess(ServerProcess server) {
    this.server = server;
  }

  /** Starts a server and waits until it answers. */
  static ReeltimeProcess start(Path homeFolder, String... command) throws IOException {
    return start(homeFolder, List.of(), command);
  }

  /** The same with options of its JVM, which may hold configuration. */
  static ReeltimeProcess start(Path homeFolder, List<String> jvmOptions, String... command)
      throws IOException {
    try {
      return new ReeltimeProcess(
          ServerProcess.start(root(), Home.in(homeFolder), jvmOptions, List.of(command)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a server started");
    }
  }

  /** Runs a command to its end. */
  static Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("reeltime", ".out");
    Path err = Files.createTempFile("reeltime", ".err");
    try {
      Process process =
          new ProcessBuilder(ServerProcess.commandLine(root(), List.of(), List.of(arguments)))
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
    return server.url();
  }

  ReeltimeClient client() {
    return new ReeltimeClient(url(), Optional.empty());
  }

  String output() throws IOException {
    return Files.readString(server.output());
  }

  @Override
  public void close() {
    server.close();
  }

  /** Ends it without a chance to say goodbye. */
  void kill() throws InterruptedException {
    server.kill();
  }

  static Path root() {
    return Path.of(System.getProperty("reeltime.root"));
  }
}
