package io.reeltime.training.als;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Factors in a file, big-endian: magic number, rows, rank, ids, values, and the CRC32C of all that.
 */
final class FactorFile {
  private static final int MAGIC = 0x52414C53;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FRAME_BYTES = 3 * Integer.BYTES + Long.BYTES;

  private FactorFile() {}

  static void write(FactorRows factors, OutputStream into) throws IOException {
    CRC32C checksum = new CRC32C();
    DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(new BufferedOutputStream(into, BUFFER_BYTES), checksum));
    out.writeInt(MAGIC);
    out.writeInt(factors.ids().length);
    out.writeInt(factors.rank());
    for (int id : factors.ids()) {
      out.writeInt(id);
    }
    for (float value : factors.values()) {
      out.writeFloat(value);
    }
    out.writeLong(checksum.getValue());
    out.flush();
  }

  /**
   * Reads a file.
   *
   * @param bytes length of the file
   * @throws IOException naming it, if it is cut short or changed
   */
  static FactorRows read(InputStream from, long bytes, String name) throws IOException {
    try {
      return checked(from, bytes, name);
    } catch (EOFException e) {
      throw new IOException("%s: found its end, expected %d bytes".formatted(name, bytes), e);
    }
  }

  private static FactorRows checked(InputStream from, long bytes, String name) throws IOException {
    CRC32C checksum = new CRC32C();
    DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(new BufferedInputStream(from, BUFFER_BYTES), checksum));
    require(name, "magic number", in.readInt(), MAGIC);
    int rows = in.readInt();
    int rank = in.readInt();
    requireLength(name, rows, rank, bytes);
    int[] ids = new int[rows];
    float[] values = new float[Math.multiplyExact(ids.length, rank)];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = in.readInt();
    }
    for (int place = 0; place < values.length; place++) {
      values[place] = in.readFloat();
    }
    long computed = checksum.getValue();
    require(name, "checksum", in.readLong(), computed);
    return new FactorRows(ids, rank, values);
  }

  /**
   * Before anything is allocated: the checksum comes last, and a changed header may ask for all.
   */
  private static void requireLength(String name, int rows, int rank, long bytes)
      throws IOException {
    long held = bytes - FRAME_BYTES;
    boolean fits =
        rows >= 0
            && rank >= 1
            && held % Float.BYTES == 0
            && held / Float.BYTES == rows * (1L + rank);
    if (!fits) {
      throw new IOException(
          "%s: found %d rows of rank %d in its header, expected as many as its %d bytes hold"
              .formatted(name, rows, rank, bytes));
    }
  }

  private static void require(String name, String what, long found, long expected)
      throws IOException {
    if (found != expected) {
      throw new IOException("%s: found %s %x, expected %x".formatted(name, what, found, expected));
    }
  }
}
