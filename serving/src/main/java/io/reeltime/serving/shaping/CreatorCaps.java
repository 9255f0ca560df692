package io.reeltime.serving.shaping;

import java.util.Arrays;

/** Which creators may not stand in the next slot, by those that stand above. */
final class CreatorCaps {
  private final ShapingSettings settings;
  private final int[] creators;
  private int size;
  private int[] barred = new int[0];

  CreatorCaps(ShapingSettings settings, int slots) {
    this.settings = settings;
    this.creators = new int[slots];
  }

  /** The next slot is this creator's. */
  void add(int creator) {
    creators[size++] = creator;
    barred = barredNow();
  }

  boolean allows(int creator) {
    for (int other : barred) {
      if (other == creator) {
        return false;
      }
    }
    return true;
  }

  private int[] barredNow() {
    int from = Math.max(0, size - settings.creatorWindow() + 1);
    int nearest = Math.max(0, size - settings.creatorGap() + 1);
    int[] found = new int[size];
    int count = 0;
    for (int slot = Math.min(from, nearest); slot < size; slot++) {
      int creator = creators[slot];
      if (creator >= 0 && (slot >= nearest || slots(creator, from) >= settings.creatorCap())) {
        found[count++] = creator;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private int slots(int creator, int from) {
    int slots = 0;
    for (int slot = from; slot < size; slot++) {
      slots += creators[slot] == creator ? 1 : 0;
    }
    return slots;
  }
}
