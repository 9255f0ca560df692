package io.reeltime.serving.catalogue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Which row the log has moved a video to. One thread moves, many look up; whoever sees a row here
 * sees what was written into it before.
 *
 * <p>Chunks come into being with the first video in them: the log touches little of a catalogue.
 */
final class PutRows {
  /** What {@link #row} returns for a video that was not moved. */
  static final int NONE = -1;

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK_VIDEOS = 1 << CHUNK_BITS;
  private static final int IN_CHUNK = CHUNK_VIDEOS - 1;
  private static final int[] UNTOUCHED = new int[0];
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

  /** Rows plus one, 0 for none; a chunk without any is {@link #UNTOUCHED}. */
  private volatile int[][] chunks = new int[0][];

  int row(int videoIndex) {
    int[][] known = chunks;
    int place = videoIndex >>> CHUNK_BITS;
    if (place >= known.length || known[place].length == 0) {
      return NONE;
    }
    return (int) ELEMENT.getAcquire(known[place], videoIndex & IN_CHUNK) - 1;
  }

  void move(int videoIndex, int row) {
    int place = videoIndex >>> CHUNK_BITS;
    if (place >= chunks.length || chunks[place].length == 0) {
      touch(place);
    }
    ELEMENT.setRelease(chunks[place], videoIndex & IN_CHUNK, row + 1);
  }

  private void touch(int place) {
    int[][] more = Arrays.copyOf(chunks, Math.max(chunks.length, place + 1));
    Arrays.fill(more, chunks.length, more.length, UNTOUCHED);
    more[place] = new int[CHUNK_VIDEOS];
    chunks = more;
  }
}
