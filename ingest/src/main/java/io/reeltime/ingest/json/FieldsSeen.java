package io.reeltime.ingest.json;

import io.reeltime.data.event.InvalidRecordException;

/** Which fields of a record have come. A bit each: a record is read for every event. */
final class FieldsSeen {
  private final FieldNames fields;
  private long seen;

  FieldsSeen(FieldNames fields) {
    this.fields = fields;
  }

  /** Throws {@link InvalidRecordException} at a field that is unknown or comes again. */
  void add(String name) {
    Long bit = fields.bit(name);
    if (bit == null) {
      throw FieldValues.unknown(name, fields.names());
    }
    if ((seen & bit) != 0) {
      throw new InvalidRecordException(name, "twice", "once");
    }
    seen |= bit;
  }
}
