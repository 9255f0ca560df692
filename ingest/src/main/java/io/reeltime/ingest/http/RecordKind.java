package io.reeltime.ingest.http;

import java.util.Locale;

/** What an endpoint takes. */
enum RecordKind {
  EVENT("eventId"),
  VIDEO("videoId");

  private final String idField;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  RecordKind(String idField) {
    this.idField = idField;
  }

  /** The field of an answer that names a record. */
  String idField() {
    return idField;
  }

  String wireName() {
    return wireName;
  }
}
