package io.reeltime.data.log;

import io.reeltime.data.event.LogRecord;

/** A record at its place in the log. */
public record LogEntry(long offset, LogRecord record) {}
