package io.reeltime.ingest.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The note of the process that has a log open. RocksDB's own lock keeps others out; the note only
 * says who it is, so a stale one is harmless.
 */
final class LogOwner {
  private static final Pattern PROCESS = Pattern.compile("process (\\d{1,18})");

  private final Path note;

  LogOwner(Path folder) {
    this.note = folder.resolve("owner");
  }

  void leave(ProcessHandle process) throws IOException {
    Files.writeString(note, describe(process));
  }

  void remove() throws IOException {
    Files.deleteIfExists(note);
  }

  /**
   * Whether the process of the note, or another one that got its number, is running. It may still
   * not hold the log.
   */
  boolean isAlive() {
    Matcher process = PROCESS.matcher(read());
    return process.lookingAt() && ProcessHandle.of(Long.parseLong(process.group(1))).isPresent();
  }

  String read() {
    try {
      return Files.readString(note).strip();
    } catch (IOException e) {
      return "an unknown process";
    }
  }

  private static String describe(ProcessHandle process) {
    return "process "
        + process.pid()
        + process.info().startInstant().map(LogOwner::since).orElse("");
  }

  private static String since(Instant start) {
    return " (started " + start + ")";
  }
}
