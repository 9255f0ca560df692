package io.reeltime.training.interactions;

import java.util.Arrays;

/** Numbers pairs of places in the order in which they are first met: an open hash table. */
final class PairTable {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int FREE = -1;

  private int[] users = new int[1024];
  private int[] videos = new int[1024];
  private int[] slots = freeSlots(2048);
  private int size;

  /** The place of a pair; an unknown one gets the next. */
  int place(int user, int video) {
    int slot = slotOf(user, video);
    if (slots[slot] != FREE) {
      return slots[slot];
    }
    if (size == users.length) {
      grow();
      slot = slotOf(user, video);
    }
    users[size] = user;
    videos[size] = video;
    slots[slot] = size;
    return size++;
  }

  int size() {
    return size;
  }

  /** User of each pair, by place. */
  int[] users() {
    return Arrays.copyOf(users, size);
  }

  /** Video of each pair, by place. */
  int[] videos() {
    return Arrays.copyOf(videos, size);
  }

  private int slotOf(int user, int video) {
    int mask = slots.length - 1;
    long key = (long) user << Integer.SIZE | video;
    int slot = (int) ((key * GOLDEN) >>> Long.numberOfLeadingZeros(mask));
    while (slots[slot] != FREE && (users[slots[slot]] != user || videos[slots[slot]] != video)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    users = Arrays.copyOf(users, 2 * users.length);
    videos = Arrays.copyOf(videos, users.length);
    slots = freeSlots(2 * slots.length);
    for (int place = 0; place < size; place++) {
      slots[slotOf(users[place], videos[place])] = place;
    }
  }

  private static int[] freeSlots(int count) {
    int[] slots = new int[count];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
