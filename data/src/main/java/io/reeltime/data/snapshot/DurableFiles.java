package io.reeltime.data.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;

/** File steps that survive a power cut, and checksums. */
final class DurableFiles {
  private static final int CHUNK_BYTES = 1 << 20;

  private DurableFiles() {}

  /** Writes bytes under a name at once: readers see the old content or the new, never a part. */
  static void replace(Path file, byte[] content) throws IOException {
    Path folder = folderOf(file);
    Path temporary = folder.resolve(uniqueName("." + file.getFileName()));
    try {
      Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      sync(temporary);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(folder);
  }

  /**
   * A name that no other writer has. The JDK's temporary files are readable by their owner alone,
   * and a snapshot may be served under another account than it was trained.
   */
  static String uniqueName(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  /** Forces a file or a folder to disk. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** CRC32C of a file, 8 hex digits. */
  static String crc32c(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        checksum.update(chunk, 0, read);
      }
    }
    return hex(checksum);
  }

  /** CRC32C of bytes, 8 hex digits. */
  static String crc32c(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return hex(checksum);
  }

  static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("no folder holds " + file);
    }
    return folder;
  }

  private static String hex(CRC32C checksum) {
    return "%08x".formatted(checksum.getValue());
  }
}
