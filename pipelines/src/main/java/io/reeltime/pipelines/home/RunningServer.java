package io.reeltime.pipelines.home;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The server that has a home open, so that command lines beside it talk to it instead of fighting
 * over its files.
 *
 * @param pid its process
 * @param startedAtMillis when that process started: pids are used again
 * @param url its base address
 */
public record RunningServer(long pid, long startedAtMillis, URI url) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The server of a home, if its process is alive. */
  public static Optional<RunningServer> of(Home home) {
    Path file = home.serverFile();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(file.toFile(), RunningServer.class))
          .filter(RunningServer::isAlive);
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Says that this process serves the home at the address. */
  public static void announce(Home home, URI url) {
    try {
      Path temporary = Files.createTempFile(home.folder(), ".server", ".json");
      Files.write(temporary, MAPPER.writeValueAsBytes(current(url)));
      Files.move(temporary, home.serverFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.serverFile(), e);
    }
  }

  private static RunningServer current(URI url) {
    ProcessHandle process = ProcessHandle.current();
    return new RunningServer(process.pid(), startMillis(process), url);
  }

  private boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(process -> startMillis(process) == startedAtMillis)
        .isPresent();
  }

  /** 0 where the system does not tell. */
  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Takes the announcement back. */
  public static void withdraw(Home home) {
    try {
      Files.deleteIfExists(home.serverFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + home.serverFile(), e);
    }
  }
}
