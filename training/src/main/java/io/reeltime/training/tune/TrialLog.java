package io.reeltime.training.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.Trial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fits of a search that are done, a line of JSON each, on disk before {@link #append} returns.
 * A line that a crash cut short is dropped when the file is opened again. One search at a time.
 */
final class TrialLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final List<Trial> trials;

  private TrialLog(Path file, FileChannel channel, List<Trial> trials) {
    this.file = file;
    this.channel = channel;
    this.trials = trials;
  }

  /**
   * Opens the file, made if it is missing.
   *
   * @throws IllegalStateException if another search has it open
   * @throws IOException if a whole line of it is no trial; the message names file and line
   */
  static TrialLog open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      requireAlone(lock(channel), file);
      byte[] bytes = Files.readAllBytes(file);
      int whole = wholeLines(bytes);
      List<Trial> trials = parse(new String(bytes, 0, whole, StandardCharsets.UTF_8), file);
      channel.truncate(whole);
      channel.position(whole);
      return new TrialLog(file, channel, trials);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Every trial so far, in the order in which they were done. */
  List<Trial> trials() {
    return List.copyOf(trials);
  }

  void append(Trial trial) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((JobProtocol.write(trial) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
    trials.add(trial);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void requireAlone(@Nullable FileLock lock, Path file) {
    if (lock == null) {
      throw new IllegalStateException(
          "tune: another search has " + file + " open; wait for it or use another --output");
    }
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static List<Trial> parse(String text, Path file) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (String line : text.lines().toList()) {
      try {
        trials.add(JobProtocol.read(line, Trial.class));
      } catch (JsonProcessingException e) {
        throw new IOException(
            "%s, line %d: found no trial, expected one as JSON; remove the line or use another --output"
                .formatted(file, trials.size() + 1),
            e);
      }
    }
    return trials;
  }
}
