package io.reeltime.pipelines.cli;

import io.reeltime.pipelines.app.ListenGuard;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the server listens, handed to Quarkus as configuration. */
final class ServerOptions {
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
  void apply(CommandLine commandLine, HomeOption home) {
    ListenGuard.refusal(listen, apiKey)
        .ifPresent(refusal -> {
          throw new CommandLine.ParameterException(commandLine, refusal);
        });
    System.setProperty("quarkus.http.host", listen);
    System.setProperty("quarkus.http.port", String.valueOf(port));
    System.setProperty("reeltime.home", home.home().folder().toString());
    apiKey
        .filter(key -> !key.isBlank())
        .ifPresent(key -> System.setProperty("reeltime.pipelines.api-key", key));
  }
}
