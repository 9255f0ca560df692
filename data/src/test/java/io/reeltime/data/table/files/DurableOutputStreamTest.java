package io.reeltime.data.table.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches the disk, and in which order, as the channel sees it. */
class DurableOutputStreamTest {
  @TempDir private Path folder;

  @Test
  void everyByteIsForcedWithItsMetadataBeforeTheChannelIsClosed() throws IOException {
    RecordingChannel channel = new RecordingChannel(false);
    byte[] content = new byte[200_000];
    for (int at = 0; at < content.length; at++) {
      content[at] = (byte) (at * 31);
    }
    DurableOutputStream out = new DurableOutputStream(channel, folder);
    out.write(content, 0, 100);
    out.write(content, 100, 150_000);
    for (int at = 150_100; at < content.length; at++) {
      out.write(content[at]);
    }
    assertThat(out.getPos()).isEqualTo(content.length);
    out.close();
    out.close();
    assertThat(channel.forced).isEqualTo(content);
    assertThat(channel.calls).containsExactly("force true", "close");
  }

  @Test
  void aFailedForceFailsTheCloseAndIsNotTriedAgain() {
    RecordingChannel channel = new RecordingChannel(true);
    DurableOutputStream out = new DurableOutputStream(channel, folder);
    assertThatThrownBy(out::close).isInstanceOf(IOException.class).hasMessage("Input/output error");
    assertThat(channel.calls).containsExactly("force true", "close");
  }

  private static final class RecordingChannel extends FileChannel {
    private final boolean fails;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<String> calls = new ArrayList<>();
    private byte[] forced = {};

    RecordingChannel(boolean fails) {
      this.fails = fails;
    }

    /** Takes half of what is offered, as a channel may. */
    @Override
    public int write(ByteBuffer source) {
      int taken = (source.remaining() + 1) / 2;
      for (int at = 0; at < taken; at++) {
        written.write(source.get());
      }
      return taken;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      calls.add("force " + metaData);
      if (fails) {
        throw new IOException("Input/output error");
      }
      forced = written.toByteArray();
    }

    @Override
    protected void implCloseChannel() {
      calls.add("close");
    }

    @Override
    public int read(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long newPosition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
