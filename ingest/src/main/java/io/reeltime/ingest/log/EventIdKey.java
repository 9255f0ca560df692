package io.reeltime.ingest.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An event id as a key: a UUID in its usual form (36 characters, lower case) as its 16 bytes, any
 * other id as its UTF-8, each behind a byte that tells which. So ids that differ have keys that
 * differ, and the keys of UUIDv7s are ordered by time, which is what the engine takes in best.
 */
final class EventIdKey implements Comparable<EventIdKey> {
  private static final int TEXT = 0;
  private static final int UUID = 1;
  private static final int UUID_LENGTH = 36;
  private static final int UUID_KEY_BYTES = 1 + 2 * Long.BYTES;

  private final byte[] bytes;
  private final int hash;

  private EventIdKey(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  static EventIdKey of(String eventId) {
    byte[] text = eventId.getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[UUID_KEY_BYTES];
    if (text.length == UUID_LENGTH && readUuid(text, key)) {
      key[0] = UUID;
      return new EventIdKey(key);
    }
    byte[] marked = new byte[1 + text.length];
    marked[0] = TEXT;
    System.arraycopy(text, 0, marked, 1, text.length);
    return new EventIdKey(marked);
  }

  private static boolean readUuid(byte[] text, byte[] key) {
    int at = 0;
    for (int target = 1; target < UUID_KEY_BYTES; target++) {
      if ((at == 8 || at == 13 || at == 18 || at == 23) && text[at++] != '-') {
        return false;
      }
      int value = digit(text[at++]) << 4 | digit(text[at++]);
      if (value < 0) {
        return false;
      }
      key[target] = (byte) value;
    }
    return true;
  }

  /** Negative for what is none, and so is every or with it. */
  private static int digit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The engine's order. */
  @Override
  public int compareTo(EventIdKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventIdKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
