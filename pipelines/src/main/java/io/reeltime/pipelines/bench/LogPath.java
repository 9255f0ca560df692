package io.reeltime.pipelines.bench;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import io.reeltime.pipelines.bench.load.EventIds;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadClient;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The event log alone, in this process: what HTTP and JSON cost is what is missing here. */
final class LogPath implements IngestPath {
  static final String NAME = "log engine";

  private final EventLog log;
  private final InstantSource clock;

  LogPath(Path folder, InstantSource clock) {
    this.log = RocksEventLog.open(folder, LogOptions.DEFAULT);
    this.clock = clock;
  }

  @Override
  public Measured measure(LoadCase load) throws IOException, InterruptedException {
    return LoadLoop.run(NAME, load, client -> new Appender(load, client), log::endOffset);
  }

  @Override
  public void close() {
    log.close();
  }

  /** Appends events that differ in their ids alone. */
  private final class Appender implements LoadClient {
    private final EventIds ids;
    private final int batch;
    private final Instant time = clock.instant();

    private Appender(LoadCase load, int client) {
      this.ids = new EventIds(load, client, clock);
      this.batch = load.batch();
    }

    @Override
    public int send() {
      List<Event> events = new ArrayList<>(batch);
      for (int event = 0; event < batch; event++) {
        events.add(
            Event.of(ids.next(), "u000042", "v000042", EventType.VIEW, 12_345, 30_000, time));
      }
      return log.append(events).join().size();
    }

    @Override
    public void close() {}
  }
}
