package io.reeltime.training.interactions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Some user-video pairs on their way from Spark to the driver: columns of primitives, each id once.
 *
 * @param userIds distinct
 * @param videoIds distinct
 * @param users per pair, place in {@code userIds}
 * @param videos per pair, place in {@code videoIds}
 * @param strengths summed over all events
 * @param trends the same with the half-life of trending
 * @param lastMillis time of the last event
 * @param strengthsBeforeCut summed over the events before the cut
 * @param lastMillisBeforeCut time of the last of them, {@link #NEVER} if there is none
 */
record InteractionChunk(
    String[] userIds,
    String[] videoIds,
    int[] users,
    int[] videos,
    float[] strengths,
    float[] trends,
    long[] lastMillis,
    float[] strengthsBeforeCut,
    long[] lastMillisBeforeCut)
    implements Serializable {
  static final long NEVER = Long.MIN_VALUE;

  int size() {
    return users.length;
  }

  /** Packs rows whose columns are in the order of {@link PairColumns}. */
  static InteractionChunk of(Iterator<Row> rows) {
    Packing packing = new Packing();
    rows.forEachRemaining(packing::add);
    return packing.chunk();
  }

  private static final class Packing {
    private final Map<String, Integer> userPlaces = new HashMap<>();
    private final Map<String, Integer> videoPlaces = new HashMap<>();
    private int[] users = new int[1024];
    private int[] videos = new int[1024];
    private float[] strengths = new float[1024];
    private float[] trends = new float[1024];
    private long[] lastMillis = new long[1024];
    private float[] strengthsBeforeCut = new float[1024];
    private long[] lastMillisBeforeCut = new long[1024];
    private int size;

    void add(Row row) {
      if (size == users.length) {
        resize(size + (size >> 1));
      }
      users[size] = place(userPlaces, row.getString(PairColumns.USER_ID));
      videos[size] = place(videoPlaces, row.getString(PairColumns.VIDEO_ID));
      strengths[size] = (float) row.getDouble(PairColumns.STRENGTH);
      trends[size] = (float) row.getDouble(PairColumns.TREND);
      lastMillis[size] = row.getLong(PairColumns.LAST);
      strengthsBeforeCut[size] = (float) row.getDouble(PairColumns.STRENGTH_BEFORE_CUT);
      int before = PairColumns.LAST_BEFORE_CUT;
      lastMillisBeforeCut[size] = row.isNullAt(before) ? NEVER : row.getLong(before);
      size++;
    }

    InteractionChunk chunk() {
      resize(size);
      return new InteractionChunk(
          ids(userPlaces),
          ids(videoPlaces),
          users,
          videos,
          strengths,
          trends,
          lastMillis,
          strengthsBeforeCut,
          lastMillisBeforeCut);
    }

    private static int place(Map<String, Integer> places, String id) {
      Integer known = places.putIfAbsent(id, places.size());
      return known == null ? places.size() - 1 : known;
    }

    private static String[] ids(Map<String, Integer> places) {
      String[] ids = new String[places.size()];
      places.forEach((id, place) -> ids[place] = id);
      return ids;
    }

    private void resize(int length) {
      users = Arrays.copyOf(users, length);
      videos = Arrays.copyOf(videos, length);
      strengths = Arrays.copyOf(strengths, length);
      trends = Arrays.copyOf(trends, length);
      lastMillis = Arrays.copyOf(lastMillis, length);
      strengthsBeforeCut = Arrays.copyOf(strengthsBeforeCut, length);
      lastMillisBeforeCut = Arrays.copyOf(lastMillisBeforeCut, length);
    }
  }
}
