package io.reeltime.ingest.json;

import io.reeltime.data.event.LogRecord;
import org.jspecify.annotations.Nullable;

/** Reads records that are written in the most common form, faster than a JSON parser. */
@FunctionalInterface
interface PlainRecords<T extends LogRecord> {

  /**
   * The record that these bytes are; null where they are anything but a valid one in the common
   * form, and a JSON parser must tell what they are.
   */
  @Nullable T read(byte[] body, int start, int end);

  /** Leaves every record to the parser. */
  static <T extends LogRecord> PlainRecords<T> none() {
    return (_, _, _) -> null;
  }
}
