package io.reeltime.training.interactions;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Some events on their way to the partition of their users: columns of primitives, each id once.
 *
 * @param source partition of the table that they were read in
 * @param sequence of the chunk among those of its source
 * @param userIds distinct, UTF-8
 * @param videoIds distinct, UTF-8
 * @param users per event, place in {@code userIds}
 * @param videos per event, place in {@code videoIds}
 * @param strengths signed, not decayed
 * @param millis time, epoch milliseconds
 */
record EventChunk(
    int source,
    int sequence,
    byte[][] userIds,
    byte[][] videoIds,
    int[] users,
    int[] videos,
    double[] strengths,
    long[] millis)
    implements Serializable {

  int size() {
    return users.length;
  }

  /** Fills chunks. */
  static final class Builder {
    /** Keeps a chunk below a megabyte, so that a task can fill one per partition. */
    private static final int CAPACITY = 1 << 14;

    private final int source;
    private final int[] users = new int[CAPACITY];
    private final int[] videos = new int[CAPACITY];
    private final double[] strengths = new double[CAPACITY];
    private final long[] millis = new long[CAPACITY];
    private IdTable userIds = new IdTable();
    private IdTable videoIds = new IdTable();
    private int sequence;
    private int size;

    Builder(int source) {
      this.source = source;
    }

    void add(UTF8String userId, UTF8String videoId, double strength, long time) {
      users[size] = userIds.place(userId);
      videos[size] = videoIds.place(videoId);
      strengths[size] = strength;
      millis[size++] = time;
    }

    boolean isFull() {
      return size == CAPACITY;
    }

    boolean isEmpty() {
      return size == 0;
    }

    /** What was added since the last time. */
    EventChunk take() {
      EventChunk chunk =
          new EventChunk(
              source,
              sequence++,
              userIds.utf8(),
              videoIds.utf8(),
              Arrays.copyOf(users, size),
              Arrays.copyOf(videos, size),
              Arrays.copyOf(strengths, size),
              Arrays.copyOf(millis, size));
      userIds = new IdTable();
      videoIds = new IdTable();
      size = 0;
      return chunk;
    }
  }
}
