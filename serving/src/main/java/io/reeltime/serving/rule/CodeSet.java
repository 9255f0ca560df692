package io.reeltime.serving.rule;

import java.util.Arrays;

/**
 * A fixed set of codes or video indexes. Open addressing in one array of at most four times its
 * size, so it costs what was put in, never what exists. Immutable.
 */
public final class CodeSet {
  private static final int EMPTY_SLOT = -1;

  private final int[] slots;

  private CodeSet(int[] slots) {
    this.slots = slots;
  }

  /** Of these codes; those below 0 stand for nothing and are left out. */
  public static CodeSet of(int... codes) {
    int[] slots = new int[Integer.highestOneBit(Math.max(1, codes.length)) * 4];
    Arrays.fill(slots, EMPTY_SLOT);
    for (int code : codes) {
      if (code >= 0) {
        slots[slotOf(slots, code)] = code;
      }
    }
    return new CodeSet(slots);
  }

  public boolean contains(int code) {
    return code >= 0 && slots[slotOf(slots, code)] == code;
  }

  /** Whether one of these is in the set. */
  boolean containsAny(int[] codes) {
    for (int code : codes) {
      if (contains(code)) {
        return true;
      }
    }
    return false;
  }

  /** The slot that holds the code, or the empty one where it belongs. */
  private static int slotOf(int[] slots, int code) {
    int mask = slots.length - 1;
    int slot = ((code * 0x9E3779B9) >>> 7) & mask;
    while (slots[slot] != EMPTY_SLOT && slots[slot] != code) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
