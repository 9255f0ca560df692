package io.reeltime.pipelines.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * A batch of events as NDJSON, made once; each use only writes new event ids into it, so that the
 * client costs next to nothing beside what it measures. Not safe for several threads.
 */
public final class EventLines {
  private static final int USERS = 100_000;
  private static final int VIDEOS = 50_000;
  private static final int STRIDE = 7_919;
  private static final String ID_FIELD = "{\"eventId\":\"";

  private final EventIds ids;
  private final byte[] bytes;
  private final int lineBytes;
  private final int prefixBytes;

  /**
   * Makes the batch.
   *
   * @param prefix put before the first line, such as a request head
   */
  public EventLines(LoadCase load, int client, byte[] prefix, InstantSource clock) {
    this.ids = new EventIds(load, client, clock);
    this.prefixBytes = prefix.length;
    this.lineBytes = line(0, 0).length;
    this.bytes = new byte[prefix.length + load.batch() * lineBytes];
    System.arraycopy(prefix, 0, bytes, 0, prefix.length);
    for (int row = 0; row < load.batch(); row++) {
      int event = (client * load.batch() + row) * STRIDE;
      System.arraycopy(line(event, clock.millis()), 0, bytes, at(row), lineBytes);
    }
  }

  /** Bytes of one line, newline included: every line has the same. */
  public static int bytesPerEvent() {
    return line(0, 0).length;
  }

  /** Prefix and lines with ids not used before; the same array each time. */
  public byte[] next() {
    for (int at = prefixBytes; at < bytes.length; at += lineBytes) {
      ids.put(bytes, at + ID_FIELD.length());
    }
    return bytes;
  }

  /** Where a line starts in {@link #next()}. */
  public int at(int row) {
    return prefixBytes + row * lineBytes;
  }

  private static byte[] line(int event, long millis) {
    return "%s%s\",\"userId\":\"u%06d\",\"videoId\":\"v%06d\",\"type\":\"view\",\"watchMillis\":%05d,\"durationMillis\":30000,\"timestamp\":%013d}\n"
        .formatted(
            ID_FIELD,
            "0".repeat(EventIds.LENGTH),
            Math.floorMod(event, USERS),
            Math.floorMod(event, VIDEOS),
            10_000 + Math.floorMod(event, 20_000),
            millis)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
