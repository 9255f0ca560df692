package io.reeltime.ingest.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A growing buffer with the primitives of {@link RecordCodec}. Not safe for several threads. */
final class EncodedBytes {
  private static final int LONGEST_VARINT = 10;

  private byte[] bytes;
  private int length;

  EncodedBytes() {
    this(192);
  }

  /** With room for about so many bytes before it grows. */
  EncodedBytes(int expectedBytes) {
    bytes = new byte[expectedBytes];
  }

  int length() {
    return length;
  }

  /** Begins anew. */
  void clear() {
    length = 0;
  }

  void putByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  /** Seven bits a byte, low bits first: small numbers take one byte. */
  void putVarint(long value) {
    ensure(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void putDouble(double value) {
    ensure(Long.BYTES);
    BigEndian.put(bytes, length, Double.doubleToRawLongBits(value));
    length += Long.BYTES;
  }

  void putFloat(float value) {
    ensure(Float.BYTES);
    int bits = Float.floatToRawIntBits(value);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (bits >>> shift);
    }
  }

  void putString(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    putVarint(encoded.length);
    ensure(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  void putInstant(Instant value) {
    long seconds = value.getEpochSecond();
    // Zigzag: the sign goes to the lowest bit, so that times before 1970 stay short too.
    putVarint(seconds << 1 ^ seconds >> 63);
    putVarint(value.getNano());
  }

  /** Appends a part of another buffer. */
  void putPart(EncodedBytes other, int start, int end) {
    ensure(end - start);
    System.arraycopy(other.bytes, start, bytes, length, end - start);
    length += end - start;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
