package io.reeltime.data.blend;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Per video the videos that a like of it speaks for, each with a weight above 0: compressed sparse
 * rows, in one or more batches of videos, on the heap or mapped. Immutable, safe for many threads.
 */
public final class NeighbourLists {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final int[] batchStarts;
  private final List<MemorySegment> rowStarts;
  private final List<MemorySegment> videoIndexes;
  private final List<MemorySegment> weights;
  private final long entries;

  /**
   * Lists in batches.
   *
   * @param batchStarts first video of each batch, and the number of videos at the end
   * @param rowStarts per batch {@code int32 [rows + 1]}
   * @param videoIndexes per batch {@code int32}
   * @param weights per batch {@code float32}
   */
  public NeighbourLists(
      int[] batchStarts,
      List<MemorySegment> rowStarts,
      List<MemorySegment> videoIndexes,
      List<MemorySegment> weights) {
    this.batchStarts = batchStarts;
    this.rowStarts = rowStarts;
    this.videoIndexes = videoIndexes;
    this.weights = weights;
    this.entries = entries(batchStarts, rowStarts);
  }

  /** Lists in one batch on the heap. */
  public static NeighbourLists of(int[] rowStarts, int[] videoIndexes, float[] weights) {
    return new NeighbourLists(
        new int[] {0, rowStarts.length - 1},
        List.of(MemorySegment.ofArray(rowStarts)),
        List.of(MemorySegment.ofArray(videoIndexes)),
        List.of(MemorySegment.ofArray(weights)));
  }

  /** An empty list for each video. */
  public static NeighbourLists none(int videos) {
    return of(new int[videos + 1], new int[0], new float[0]);
  }

  public int videos() {
    return batchStarts[batchStarts.length - 1];
  }

  /** Neighbours of all videos together. */
  public long entries() {
    return entries;
  }

  /** A copy of one video's list. */
  public Neighbours of(int video) {
    int batch = batchOf(video);
    int from = start(batch, video);
    int length = start(batch, video + 1) - from;
    int[] videos = new int[length];
    float[] values = new float[length];
    MemorySegment.copy(
        videoIndexes.get(batch), INT, (long) from * Integer.BYTES, videos, 0, length);
    MemorySegment.copy(weights.get(batch), FLOAT, (long) from * Float.BYTES, values, 0, length);
    return new Neighbours(videos, values);
  }

  /**
   * The neighbours of one video.
   *
   * @param videoIndexes distinct
   * @param weights of each, above 0
   */
  public record Neighbours(int[] videoIndexes, float[] weights) {}

  /** Adds the scaled weights of one video's list. */
  void addTo(Votes votes, int video, float scale) {
    int batch = batchOf(video);
    MemorySegment indexes = videoIndexes.get(batch);
    MemorySegment values = weights.get(batch);
    int to = start(batch, video + 1);
    for (int entry = start(batch, video); entry < to; entry++) {
      votes.add(indexes.getAtIndex(INT, entry), scale * values.getAtIndex(FLOAT, entry));
    }
  }

  /** Weight of one neighbour in a video's list; 0 if it is none. */
  float weight(int video, int neighbour) {
    int batch = batchOf(video);
    MemorySegment indexes = videoIndexes.get(batch);
    int to = start(batch, video + 1);
    for (int entry = start(batch, video); entry < to; entry++) {
      if (indexes.getAtIndex(INT, entry) == neighbour) {
        return weights.get(batch).getAtIndex(FLOAT, entry);
      }
    }
    return 0;
  }

  private int start(int batch, int video) {
    return rowStarts.get(batch).getAtIndex(INT, video - batchStarts[batch]);
  }

  private int batchOf(int video) {
    if (video < 0 || video >= videos()) {
      throw new IndexOutOfBoundsException("neighbours of video " + video + " of " + videos());
    }
    int found = Arrays.binarySearch(batchStarts, video);
    return found >= 0 ? found : -found - 2;
  }

  private static long entries(int[] batchStarts, List<MemorySegment> rowStarts) {
    long entries = 0;
    for (int batch = 0; batch < rowStarts.size(); batch++) {
      int rows = batchStarts[batch + 1] - batchStarts[batch];
      entries += rowStarts.get(batch).getAtIndex(INT, rows);
    }
    return entries;
  }
}
