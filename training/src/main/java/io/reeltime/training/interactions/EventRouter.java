package io.reeltime.training.interactions;

import io.reeltime.data.event.EventType;
import io.reeltime.data.preference.PreferenceWeights;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Reads events off the table's columns and hands them on in chunks, each with the partition of its
 * users. Values are read as primitives, ids and types as views of Spark's bytes: an event costs no
 * object beyond those views.
 */
final class EventRouter implements Iterator<Tuple2<Integer, EventChunk>> {
  private static final int MICROS_PER_MILLI = 1_000;
  private static final EventType[] TYPES = EventType.values();
  private static final UTF8String[] WIRE_NAMES =
      Stream.of(TYPES)
          .map(type -> UTF8String.fromString(type.wireName()))
          .toArray(UTF8String[]::new);

  private final Iterator<InternalRow> rows;
  private final PreferenceWeights weights;
  private final int source;
  private final EventChunk.@Nullable Builder[] builders;
  private final Queue<Tuple2<Integer, EventChunk>> ready = new ArrayDeque<>();
  private boolean flushed;

  /**
   * @param rows in the order of {@link EventColumnOrder}
   * @param source partition that they come from
   * @param partitions of users
   */
  EventRouter(Iterator<InternalRow> rows, PreferenceWeights weights, int source, int partitions) {
    this.rows = rows;
    this.weights = weights;
    this.source = source;
    this.builders = new EventChunk.Builder[partitions];
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      add(rows.next());
    }
    if (ready.isEmpty() && !flushed) {
      flush();
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<Integer, EventChunk> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more events");
    }
    return ready.remove();
  }

  private void add(InternalRow row) {
    UTF8String userId = row.getUTF8String(EventColumnOrder.USER_ID);
    int partition = Math.floorMod(userId.hashCode(), builders.length);
    EventChunk.Builder builder = builders[partition];
    if (builder == null) {
      builder = new EventChunk.Builder(source);
      builders[partition] = builder;
    }
    builder.add(
        userId,
        row.getUTF8String(EventColumnOrder.VIDEO_ID),
        weights.strength(
            type(row.getUTF8String(EventColumnOrder.TYPE)),
            row.getLong(EventColumnOrder.WATCH_MILLIS),
            row.getLong(EventColumnOrder.DURATION_MILLIS),
            0),
        Math.floorDiv(row.getLong(EventColumnOrder.TIME), MICROS_PER_MILLI));
    if (builder.isFull()) {
      ready.add(new Tuple2<>(partition, builder.take()));
    }
  }

  private static EventType type(UTF8String wireName) {
    for (int place = 0; place < WIRE_NAMES.length; place++) {
      if (WIRE_NAMES[place].equals(wireName)) {
        return TYPES[place];
      }
    }
    // Says which types there are.
    return EventType.ofWireName(wireName.toString());
  }

  private void flush() {
    flushed = true;
    for (int partition = 0; partition < builders.length; partition++) {
      EventChunk.Builder builder = builders[partition];
      if (builder != null && !builder.isEmpty()) {
        ready.add(new Tuple2<>(partition, builder.take()));
      }
    }
  }
}
