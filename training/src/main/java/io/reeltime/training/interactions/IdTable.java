package io.reeltime.training.interactions;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers ids in the order in which they are first met: an open hash table over the UTF-8 bytes as
 * Spark holds them, so that a known id costs no object.
 */
final class IdTable {
  private static final int GOLDEN = 0x9E3779B9;
  private static final int FREE = -1;

  private UTF8String[] ids = new UTF8String[16];
  private int[] slots = freeSlots(32);
  private int size;

  /** The place of an id; an unknown one is copied and gets the next. */
  int place(UTF8String id) {
    int slot = slotOf(id);
    if (slots[slot] != FREE) {
      return slots[slot];
    }
    if (size == ids.length) {
      grow();
      slot = slotOf(id);
    }
    ids[size] = id.copy();
    slots[slot] = size;
    return size++;
  }

  int size() {
    return size;
  }

  /** The ids' bytes, by place. */
  byte[][] utf8() {
    byte[][] utf8 = new byte[size][];
    for (int place = 0; place < size; place++) {
      utf8[place] = ids[place].getBytes();
    }
    return utf8;
  }

  /** The ids, by place. */
  String[] strings() {
    String[] strings = new String[size];
    for (int place = 0; place < size; place++) {
      strings[place] = ids[place].toString();
    }
    return strings;
  }

  /** Where an id stands, or the free slot where it would. */
  private int slotOf(UTF8String id) {
    int mask = slots.length - 1;
    // The low bits of the hash alone have chosen the partition, so they say little here.
    int slot = (id.hashCode() * GOLDEN) >>> Integer.numberOfLeadingZeros(mask);
    while (slots[slot] != FREE && !ids[slots[slot]].equals(id)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    ids = Arrays.copyOf(ids, 2 * ids.length);
    slots = freeSlots(2 * slots.length);
    for (int place = 0; place < size; place++) {
      slots[slotOf(ids[place])] = place;
    }
  }

  private static int[] freeSlots(int count) {
    int[] slots = new int[count];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
