package io.reeltime.ingest.log;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Seeded records with every field at its edges now and then. */
public final class RandomRecords {
  private static final List<EventType> TYPES = List.of(EventType.values());

  private final SplittableRandom random;

  public RandomRecords(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public LogRecord next() {
    return random.nextInt(4) == 0 ? video() : event();
  }

  Event event() {
    return new Event(
        id(),
        id(),
        id(),
        TYPES.get(random.nextInt(TYPES.size())),
        millis(),
        millis(),
        instant(),
        maybe() ? id() : null,
        maybe() ? Integer.valueOf(random.nextInt(Integer.MAX_VALUE)) : null,
        maybe() ? Double.valueOf(1 - random.nextDouble()) : null,
        maybe() ? id() : null,
        context());
  }

  private Video video() {
    return new Video(
        id(),
        text(),
        text(),
        text(),
        text(),
        millis(),
        instant(),
        maybe() ? List.of() : List.of(id(), id()),
        maybe() ? Video.Status.PUBLISHED : Video.Status.TAKEN_DOWN,
        embedding());
  }

  private Embedding embedding() {
    float[] values = new float[maybe() ? 0 : random.nextInt(random.nextInt(10) == 0 ? 2049 : 9)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.of(values);
  }

  private Map<String, String> context() {
    Map<String, String> context = new HashMap<>();
    for (int entry = random.nextInt(8) == 0 ? 32 : 0; entry > 0; entry--) {
      context.put(id(), text());
    }
    return context;
  }

  private String id() {
    return characters(1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 12));
  }

  private String text() {
    return characters(random.nextInt(random.nextInt(10) == 0 ? 250 : 12));
  }

  /** One to four bytes of UTF-8 each. */
  private String characters(int count) {
    int[] alphabet = {'a', 'Z', '7', 0, '"', '\n', 0xE9, 0x4E2D, 0x1F3AC};
    StringBuilder text = new StringBuilder();
    for (int character = 0; character < count; character++) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }

  private long millis() {
    return maybe() ? random.nextInt(100_000) : random.nextLong(Long.MAX_VALUE);
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private boolean maybe() {
    return random.nextBoolean();
  }
}
