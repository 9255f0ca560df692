package io.reeltime.ingest.http;

/** What an endpoint takes. */
enum RecordKind {
  EVENT,
  VIDEO
}
