package io.reeltime.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A note beside the log of the end offset up to which batches have been made durable.
 *
 * <p>The engine replays its last file up to the first damage and takes that for the end: a torn
 * tail after a power cut and a flipped bit in acknowledged records look the same to it. The note
 * tells them apart. It is written after each sync and not synced itself, so it costs next to
 * nothing and can only lag: after the death of a process it is exact, after a power cut it is what
 * the kernel had written back by then. It never promises what is not on disk.
 *
 * <p>Format: 8 bytes end offset, 4 bytes CRC-32C of them, big-endian, always written whole.
 */
final class AcknowledgedEnd implements AutoCloseable {
  static final String FILE = "acknowledged";
  private static final int BYTES = Long.BYTES + Integer.BYTES;

  private final FileChannel channel;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);

  private AcknowledgedEnd(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the note of a log folder for writing. */
  static AcknowledgedEnd open(Path folder) throws IOException {
    return new AcknowledgedEnd(
        FileChannel.open(
            folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /**
   * What the note says: 0 if there is none.
   *
   * @throws IOException if the note itself is damaged
   */
  static long read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return 0;
    }
    ByteBuffer found = ByteBuffer.wrap(Files.readAllBytes(file));
    if (found.remaining() == 0) {
      return 0;
    }
    if (found.remaining() != BYTES || found.getInt(Long.BYTES) != checksum(found.getLong(0))) {
      throw new IOException(
          "the note "
              + file
              + " is damaged, so nobody knows how many records there must be; if you trust the"
              + " rest, delete it");
    }
    return found.getLong(0);
  }

  /** Notes that every record before the offset is durable. */
  void write(long endOffset) throws IOException {
    bytes.clear().putLong(endOffset).putInt(checksum(endOffset)).flip();
    // One small write: the kernel never shows, nor writes back, half of it.
    channel.write(bytes, 0);
  }

  private static int checksum(long endOffset) {
    CRC32C checksum = new CRC32C();
    checksum.update(BigEndian.of(endOffset));
    return (int) checksum.getValue();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.force(true);
    }
  }
}
