package io.reeltime.pipelines.bench.crash;

import io.reeltime.data.event.Event;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import io.reeltime.pipelines.home.Home;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a stopped installation holds, table and log together, and what is wrong with it. */
final class StoredEvents {
  private static final int READ_AHEAD = 1_000;

  private final StoredTable table;
  private final Map<EventNumber, Long> offsets = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private StoredEvents(StoredTable table) {
    this.table = table;
  }

  /** Reads both. */
  static StoredEvents read(Home home) throws IOException {
    StoredEvents stored = new StoredEvents(StoredTable.read(home.lake()));
    stored.table.rows().forEach(stored::addRow);
    try (EventLog log = RocksEventLog.open(home.log(), LogOptions.DEFAULT)) {
      stored.readLog(log);
    }
    return stored;
  }

  private void addRow(StoredTable.Row row) {
    EventNumber number = EventNumber.of(row.eventId()).orElse(null);
    if (number == null || row.watchMillis() != number.number()) {
      faults.add("the table holds " + row + ", which was never sent so");
    } else if (offsets.put(number, row.offset()) != null) {
      faults.add("the table holds " + row + " and another of that id");
    }
    if (row.offset() >= table.endOffset()) {
      faults.add("the table holds " + row + " but claims to end at " + table.endOffset());
    }
  }

  private void readLog(EventLog log) {
    long offset = log.firstOffset();
    while (offset < log.endOffset()) {
      List<LogEntry> entries = log.read(offset, READ_AHEAD);
      entries.forEach(this::addEntry);
      offset = entries.getLast().offset() + 1;
    }
    if (table.endOffset() > log.endOffset()) {
      faults.add("the table ends at " + table.endOffset() + ", the log at " + log.endOffset());
    }
  }

  private void addEntry(LogEntry entry) {
    EventNumber number =
        entry.record() instanceof Event event ? EventNumber.of(event).orElse(null) : null;
    if (number == null) {
      faults.add("the log holds " + entry + ", which was never sent so");
      return;
    }
    Long known = offsets.put(number, entry.offset());
    Long expected = entry.offset() < table.endOffset() ? (Long) entry.offset() : null;
    if (!Objects.equals(known, expected)) {
      faults.add(
          "the log holds " + entry + "; found before at " + known + ", expected " + expected);
    }
  }

  boolean holds(EventNumber number) {
    return offsets.containsKey(number);
  }

  /** Different events in log or table. */
  int events() {
    return offsets.size();
  }

  int rowsOfTable() {
    return table.rows().size();
  }

  /** What is there twice, altered, unknown or missing on the way from log to table. */
  List<String> faults() {
    return faults;
  }
}
