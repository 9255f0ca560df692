package io.reeltime.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.RecordResult.Accepted;
import io.reeltime.ingest.RecordResult.Duplicate;
import io.reeltime.ingest.RecordResult.Rejection;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIngestTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path folder;
  private EventLog log;

  @BeforeEach
  void open() {
    log = RocksEventLog.open(folder, LogOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static Candidate<Event> event(String id, Instant time) {
    return Candidate.of(Event.of(id, "u1", "v1", EventType.VIEW, 1, 1, time));
  }

  @Test
  void theGoodOnesAreStoredAndTheBadOnesListedInOrder() {
    Instant dayAhead = NOW.plus(Duration.ofDays(1));
    IngestResult result =
        new EventIngest(log, InstantSource.fixed(NOW))
            .accept(
                List.of(
                    event("a", dayAhead),
                    new Candidate.Broken<>(null, "type", "x", "y", 7),
                    event("b", dayAhead.plusMillis(1)),
                    event("a", NOW),
                    event("c", Instant.EPOCH)))
            .join();
    assertThat(result.results())
        .containsExactly(
            new Accepted(0, 0, "a", 0),
            new Rejection(1, 7, null, "type", "x", "y"),
            new Rejection(
                2,
                0,
                "b",
                "timestamp",
                "2026-11-24T10:00:00.001Z",
                "at most one day ahead of now, so until 2026-11-24T10:00:00Z"),
            new Duplicate(3, 0, "a", 0),
            new Accepted(4, 0, "c", 1));
    assertThat(result.accepted()).isEqualTo(2);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.rejected()).isEqualTo(2);
    assertThat(log.endOffset()).isEqualTo(2);
  }

  @Test
  void aVideoMayBePublishedInTheFuture() {
    Instant premiere = NOW.plus(Duration.ofDays(30));
    Video video = new Video("v1", "", "", "", "", 0, premiere, List.of(), Video.Status.PUBLISHED);
    IngestResult result =
        new VideoIngest(log)
            .accept(
                List.of(Candidate.of(video), new Candidate.Broken<>("v2", "title", "x", "y", 0)))
            .join();
    assertThat(result.results())
        .containsExactly(new Accepted(0, 0, "v1", 0), new Rejection(1, 0, "v2", "title", "x", "y"));
  }
}
