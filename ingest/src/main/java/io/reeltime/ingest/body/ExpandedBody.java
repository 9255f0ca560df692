package io.reeltime.ingest.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body after expansion, measured against its limits before a byte is handed out. */
final class ExpandedBody extends InputStream {
  /** Small bodies may be as repetitive as they like. */
  private static final long UNRATED_BYTES = 1 << 20;

  private final BodyEncoding encoding;
  private final BodyLimits limits;
  private final Counted source;
  private @Nullable InputStream decoder;
  private long expandedBytes;

  ExpandedBody(BodyEncoding encoding, InputStream source, BodyLimits limits) {
    this.encoding = encoding;
    this.source = new Counted(source);
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = decode(target, offset, length);
    expandedBytes += Math.max(0, count);
    if (expandedBytes > limits.bytes()) {
      throw new BodyTooLargeException(
          "more than " + limits.bytes() + " bytes", "at most " + limits.bytes() + " bytes");
    }
    if (encoding != BodyEncoding.IDENTITY
        && expandedBytes > UNRATED_BYTES
        && expandedBytes / limits.ratio() > source.bytes) {
      throw new BodyTooLargeException(
          source.bytes + " bytes that expand to " + expandedBytes + " and more",
          "at most " + limits.ratio() + " times their size");
    }
    return count;
  }

  private int decode(byte[] target, int offset, int length) throws IOException {
    try {
      InputStream open = decoder;
      if (open == null) {
        // Not in the constructor: opening waits for the sender.
        open = encoding.decoder(source);
        decoder = open;
      }
      return open.read(target, offset, length);
    } catch (BodyAbortedException e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenEncodingException(encoding.wireName(), e);
    }
  }

  /** What has arrived and waits, before expansion. */
  @Override
  public int available() throws IOException {
    return source.available();
  }

  @Override
  public void close() throws IOException {
    if (decoder != null) {
      decoder.close();
    }
  }

  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      bytes += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      bytes += Math.max(0, count);
      return count;
    }
  }
}
