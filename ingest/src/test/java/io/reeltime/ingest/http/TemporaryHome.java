package io.reeltime.ingest.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A home folder and free ports for one run of the application. */
public final class TemporaryHome implements QuarkusTestResourceLifecycleManager {
  private Path home = Path.of("unset");

  @Override
  public Map<String, String> start() {
    try {
      home = Files.createTempDirectory("reeltime-home");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of("reeltime.home", home.toString(), "quarkus.http.test-port", "0");
  }

  @Override
  public void stop() {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
