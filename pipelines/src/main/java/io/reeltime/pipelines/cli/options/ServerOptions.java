package io.reeltime.pipelines.cli.options;

import io.reeltime.pipelines.app.ListenGuard;
import io.reeltime.pipelines.home.RunningServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the server listens, handed to Quarkus as configuration. */
public final class ServerOptions {
  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "HTTP port, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; off loopback an API key is needed.")
  private String listen;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      defaultValue = "${env:REELTIME_API_KEY}",
      description = "Key that clients must send (default: REELTIME_API_KEY).")
  private Optional<String> apiKey;

  /** Refuses what must not start, then configures the rest. */
  public void apply(CommandLine commandLine, HomeOption home) {
    ListenGuard.refusal(listen, apiKey)
        .ifPresent(refusal -> {
          throw new CommandLine.ParameterException(commandLine, refusal);
        });
    RunningServer.of(home.home())
        .ifPresent(server -> {
          throw new CommandLine.ParameterException(
              commandLine,
              "%s is served already, by process %d at %s"
                  .formatted(home.home().folder(), server.pid(), server.url()));
        });
    requireFreePort(commandLine);
    System.setProperty("quarkus.http.host", listen);
    System.setProperty("quarkus.http.port", String.valueOf(port));
    System.setProperty("reeltime.home", home.home().folder().toString());
    apiKey
        .filter(key -> !key.isBlank())
        .ifPresent(key -> System.setProperty("reeltime.pipelines.api-key", key));
  }

  /** Looked at before anything is opened: a start that must fail leaves nothing behind. */
  private void requireFreePort(CommandLine commandLine) {
    if (port < 0 || port > 65_535) {
      throw new CommandLine.ParameterException(
          commandLine, "--port: found " + port + ", expected 0 to 65535");
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(listen, port));
    } catch (IOException e) {
      throw new CommandLine.ParameterException(
          commandLine,
          "cannot listen on %s port %d: %s; choose another with --port"
              .formatted(listen, port, e.getMessage()),
          e);
    }
  }
}
