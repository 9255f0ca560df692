package io.reeltime.data.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks that ids come in strictly ascending order of their UTF-8 bytes, as lookups rely on. */
final class Utf8Order {
  private final String what;
  private byte[] before = new byte[0];

  Utf8Order(String what) {
    this.what = what;
  }

  /** The bytes of the next id. */
  byte[] next(String id) {
    byte[] bytes = utf8(id);
    if (Arrays.compareUnsigned(before, bytes) >= 0) {
      throw new IllegalArgumentException(
          "snapshot content: found %s '%s' after '%s', expected ascending order of UTF-8 bytes"
              .formatted(what, id, new String(before, StandardCharsets.UTF_8)));
    }
    before = bytes;
    return bytes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
