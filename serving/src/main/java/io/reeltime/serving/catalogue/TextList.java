package io.reeltime.serving.catalogue;

import java.util.Arrays;
import java.util.Objects;

/** Texts by position, appended and never changed. One thread adds, many read without a lock. */
final class TextList {
  private volatile String[] texts = new String[16];
  private volatile int size;

  /** Appends a text; whoever sees the new size sees the text. */
  void add(String text) {
    int position = size;
    String[] room =
        position < texts.length ? texts : Arrays.copyOf(texts, Math.multiplyExact(2, position));
    room[position] = text;
    texts = room;
    size = position + 1;
  }

  /**
   * The text at a position.
   *
   * @throws IndexOutOfBoundsException if it is not below {@link #size}
   */
  String get(int position) {
    return texts[Objects.checkIndex(position, size)];
  }

  int size() {
    return size;
  }
}
