package io.reeltime.pipelines.bench.freshness;

/** An event as a line of JSON. */
final class EventLine {
  private static final long MILLIS = 30_000;

  private EventLine() {}

  /** A video watched to its end. */
  static String view(String eventId, String userId, String videoId, long atMillis) {
    return """
    {"eventId":"%s","userId":"%s","videoId":"%s","type":"view","watchMillis":%d,"durationMillis":%d,"timestamp":%d}
    """
        .formatted(eventId, userId, videoId, MILLIS, MILLIS, atMillis);
  }
}
