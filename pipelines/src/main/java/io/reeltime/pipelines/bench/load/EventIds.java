package io.reeltime.pipelines.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * Unique event ids in the form of a UUIDv7, as clients make them: the time, then 64 bits that are
 * spread like random ones but never repeat, since mixing a counter is a bijection. Not safe for
 * several threads.
 */
public final class EventIds {
  /** Length of an id in characters, all ASCII. */
  public static final int LENGTH = 36;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int CASE_SHIFT = 48;
  private static final int CLIENT_SHIFT = 36;

  private final InstantSource clock;
  private long next;

  /** Ids of one client of one case; at most 4,096 clients, 2^36 ids each. */
  public EventIds(LoadCase load, int client, InstantSource clock) {
    this.clock = clock;
    this.next = (long) load.number() << CASE_SHIFT | (long) client << CLIENT_SHIFT;
  }

  /** The next id. */
  public String next() {
    byte[] id = new byte[LENGTH];
    put(id, 0, clock.millis());
    return new String(id, StandardCharsets.US_ASCII);
  }

  /** Writes the next id over {@link #LENGTH} bytes. */
  public void put(byte[] target, int at) {
    put(target, at, clock.millis());
  }

  private void put(byte[] target, int at, long millis) {
    long mixed = mix(next++);
    hex(target, at, millis >>> 16, 8);
    target[at + 8] = '-';
    hex(target, at + 9, millis, 4);
    target[at + 13] = '-';
    target[at + 14] = '7';
    hex(target, at + 15, mixed >>> 52, 3);
    target[at + 18] = '-';
    target[at + 19] = '8';
    hex(target, at + 20, mixed >>> 40, 3);
    target[at + 23] = '-';
    target[at + 24] = '0';
    target[at + 25] = '0';
    hex(target, at + 26, mixed, 10);
  }

  private static void hex(byte[] target, int at, long value, int digits) {
    for (int digit = 0; digit < digits; digit++) {
      target[at + digit] = HEX[(int) (value >>> (4 * (digits - 1 - digit))) & 0xF];
    }
  }

  /** The finisher of SplitMix64. */
  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
