package io.reeltime.data.table.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.iceberg.io.PositionOutputStream;

/** Buffers writes and, on close, forces the bytes and then the file's name to disk. */
final class DurableOutputStream extends PositionOutputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final Path folder;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long position;
  private boolean closed;

  DurableOutputStream(FileChannel channel, Path folder) {
    this.channel = channel;
    this.folder = folder;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int value) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.put((byte) value);
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > buffer.remaining()) {
      flush();
    }
    if (length > buffer.capacity()) {
      writeAll(ByteBuffer.wrap(bytes, offset, length));
    } else {
      buffer.put(bytes, offset, length);
    }
    position += length;
  }

  @Override
  public void flush() throws IOException {
    buffer.flip();
    writeAll(buffer);
    buffer.clear();
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (channel) {
      flush();
      channel.force(true);
    }
    DurableFolders.sync(folder);
  }
}
