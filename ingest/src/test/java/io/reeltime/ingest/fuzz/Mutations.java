package io.reeltime.ingest.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded damage to bodies: flipped bits, odd numbers, and parts left out, repeated or swapped. */
final class Mutations {
  private static final byte[] ODD = {0, -1, 1, 127, -128, '"', '{', '}', '[', ']', ',', '\\', '\n'};
  private static final int[] ODD_NUMBERS = {0, -1, 1, 8, 1 << 20, Integer.MAX_VALUE, 1 << 31};

  private final List<byte[]> seeds;
  private final SplittableRandom random;

  Mutations(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new SplittableRandom(seed);
  }

  byte[] next() {
    byte[] body = any().clone();
    for (int changes = 1 + random.nextInt(6); changes > 0 && body.length > 4; changes--) {
      body = change(body);
    }
    return body;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] change(byte[] body) {
    int at = random.nextInt(body.length - 3);
    int to = at + random.nextInt(Math.min(body.length - at, 200));
    switch (random.nextInt(7)) {
      case 0 -> body[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      case 1 -> body[at] = ODD[random.nextInt(ODD.length)];
      case 2 -> body[at] = (byte) random.nextInt();
      case 3 -> putNumber(body, at, ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)]);
      case 4 -> {
        return joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, to, body.length));
      }
      case 5 -> {
        return joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, at, body.length));
      }
      default -> {
        byte[] other = any();
        int from = random.nextInt(other.length);
        return joined(Arrays.copyOf(body, at), Arrays.copyOfRange(other, from, other.length));
      }
    }
    return body;
  }

  /** Little-endian, as Arrow writes lengths. */
  private static void putNumber(byte[] body, int at, int number) {
    for (int index = 0; index < Integer.BYTES; index++) {
      body[at + index] = (byte) (number >> (Byte.SIZE * index));
    }
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
