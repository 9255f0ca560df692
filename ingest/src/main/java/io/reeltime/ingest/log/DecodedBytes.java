package io.reeltime.ingest.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads what {@link EncodedBytes} wrote. Not safe for several threads. */
final class DecodedBytes {
  private final byte[] bytes;
  private final int end;
  private int position;

  DecodedBytes(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DecodedBytes(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** The next bytes, to be read on their own. */
  DecodedBytes part(int size) {
    need(size);
    DecodedBytes part = new DecodedBytes(bytes, position, position + size);
    position += size;
    return part;
  }

  void skip(int size) {
    need(size);
    position += size;
  }

  int getByte() {
    need(1);
    return bytes[position++] & 0xFF;
  }

  long getVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = getByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number of more than 10 bytes");
  }

  int getSize() {
    long size = getVarint();
    if (size < 0 || size > end) {
      throw damaged("a size of " + size);
    }
    return (int) size;
  }

  double getDouble() {
    need(Long.BYTES);
    double value = Double.longBitsToDouble(BigEndian.get(bytes, position));
    position += Long.BYTES;
    return value;
  }

  float getFloat() {
    int bits = 0;
    for (int i = 0; i < Float.BYTES; i++) {
      bits = bits << 8 | getByte();
    }
    return Float.intBitsToFloat(bits);
  }

  String getString() {
    int size = getSize();
    need(size);
    String value = new String(bytes, position, size, StandardCharsets.UTF_8);
    position += size;
    return value;
  }

  Instant getInstant() {
    long zigzag = getVarint();
    return Instant.ofEpochSecond(zigzag >>> 1 ^ -(zigzag & 1), getVarint());
  }

  void expectEnd() {
    if (position != end) {
      throw damaged((end - position) + " bytes after the last field");
    }
  }

  DamagedRecordException damaged(String found) {
    return new DamagedRecordException("found " + found + " near byte " + position + " of " + end);
  }

  private void need(int more) {
    if (end - position < more) {
      throw damaged("the end of the record, " + more + " more bytes were expected");
    }
  }
}
