package io.reeltime.ingest.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Longs as bytes whose unsigned order is the numbers' order: the keys of the log. */
final class BigEndian {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  static byte[] of(long value) {
    byte[] bytes = new byte[Long.BYTES];
    put(bytes, 0, value);
    return bytes;
  }

  static void put(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }

  static long get(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }
}
