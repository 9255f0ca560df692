package io.reeltime.ingest.arrow;

import io.reeltime.ingest.body.BodyTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Message;

/**
 * The bytes of an Arrow stream, each message's lengths checked before it is handed on.
 *
 * <p>Arrow's reader allocates what a message announces before a byte of it has arrived; a few bytes
 * from outside could claim gigabytes.
 */
final class MeasuredMessages extends InputStream {
  private static final int CONTINUATION = -1;
  private static final int MOST_METADATA_BYTES = 1 << 20;

  private final InputStream in;
  private final long mostBodyBytes;
  private ByteBuffer head = ByteBuffer.allocate(0);
  private long bodyLeft;
  private boolean ended;

  MeasuredMessages(InputStream in, long mostBodyBytes) {
    this.in = in;
    this.mostBodyBytes = mostBodyBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!head.hasRemaining() && bodyLeft == 0 && !ended) {
      readHead();
    }
    if (head.hasRemaining()) {
      int count = Math.min(length, head.remaining());
      head.get(target, offset, count);
      return count;
    }
    return ended ? -1 : readBody(target, offset, length);
  }

  private int readBody(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, (int) Math.min(length, bodyLeft));
    if (count < 0) {
      throw cutOff(bodyLeft + " bytes missing from a message's body");
    }
    bodyLeft -= count;
    return count;
  }

  private void readHead() throws IOException {
    byte[] prefix = in.readNBytes(Integer.BYTES);
    if (prefix.length == 0) {
      ended = true;
      return;
    }
    int length = intOf(prefix);
    if (length == CONTINUATION) {
      byte[] second = in.readNBytes(Integer.BYTES);
      length = intOf(second);
      prefix = ByteBuffer.allocate(2 * Integer.BYTES).put(prefix).put(second).array();
    }
    readMetadata(prefix, length);
  }

  private void readMetadata(byte[] prefix, int length) throws IOException {
    if (length < 0 || length > MOST_METADATA_BYTES) {
      throw new MalformedArrowException(
          "found message metadata of "
              + length
              + " bytes, expected 0 to "
              + MOST_METADATA_BYTES
              + "; is it an Arrow IPC stream (not a file)?");
    }
    byte[] metadata = in.readNBytes(length);
    if (metadata.length < length) {
      throw cutOff(length - metadata.length + " bytes missing from a message's metadata");
    }
    head = ByteBuffer.allocate(prefix.length + length).put(prefix).put(metadata).flip();
    bodyLeft = length == 0 ? 0 : bodyBytes(metadata);
    ended = length == 0;
  }

  private long bodyBytes(byte[] metadata) throws IOException {
    long bytes;
    try {
      bytes = Message.getRootAsMessage(ByteBuffer.wrap(metadata)).bodyLength();
    } catch (RuntimeException e) {
      throw new MalformedArrowException("found message metadata that can't be read", e);
    }
    if (bytes < 0) {
      throw new MalformedArrowException("found a message body of " + bytes + " bytes");
    }
    if (bytes > mostBodyBytes) {
      throw new BodyTooLargeException(
          "a record batch of " + bytes + " bytes",
          "at most " + mostBodyBytes + " bytes per record batch; send smaller ones");
    }
    return bytes;
  }

  private static int intOf(byte[] bytes) throws MalformedArrowException {
    if (bytes.length < Integer.BYTES) {
      throw cutOff("a message's length missing");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private static MalformedArrowException cutOff(String missing) {
    return new MalformedArrowException("found an Arrow stream that is cut off: " + missing);
  }
}
