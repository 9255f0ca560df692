package io.reeltime.pipelines.maintenance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One maintenance run at a time per home, across processes; ends with the process that holds it.
 */
final class MaintenanceLock implements AutoCloseable {
  private final FileChannel channel;

  private MaintenanceLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock; empty if another run holds it. */
  static Optional<MaintenanceLock> take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new MaintenanceLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
