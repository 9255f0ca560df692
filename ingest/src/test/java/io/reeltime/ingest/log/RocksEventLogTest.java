package io.reeltime.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.AppendOutcome;
import io.reeltime.data.log.AppendOutcome.Appended;
import io.reeltime.data.log.AppendOutcome.Duplicate;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.LogUnavailableException;
import io.reeltime.data.log.TruncatedOffsetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class RocksEventLogTest {
  private static final long SEED = 20261123;
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path folder;

  private static Event event(String id) {
    return Event.of(id, "u1", "v1", EventType.VIEW, 5_000, 10_000, TIME);
  }

  private RocksEventLog open() {
    return RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT);
  }

  private static List<LogRecord> records(RocksEventLog log) {
    return log.read(log.firstOffset(), Integer.MAX_VALUE).stream().map(LogEntry::record).toList();
  }

  @Test
  void recordsComeBackInOrderFromAnyOffset() {
    try (RocksEventLog log = open()) {
      List<LogRecord> batch = List.of(event("a"), Video.unknown("v1"), event("b"));
      assertThat(log.append(batch).join())
          .containsExactly(new Appended(0), new Appended(1), new Appended(2));
      assertThat(records(log)).isEqualTo(batch);
      assertThat(log.read(1, 1)).containsExactly(new LogEntry(1, Video.unknown("v1")));
      assertThat(log.read(3, 10)).isEmpty();
    }
  }

  @Test
  void anEventIdIsStoredOnceWithinABatchAndAcrossBatches() {
    try (RocksEventLog log = open()) {
      assertThat(log.append(List.of(event("a"), event("b"), event("a"))).join())
          .containsExactly(new Appended(0), new Appended(1), new Duplicate(0));
      assertThat(log.append(List.of(event("b"), event("c"))).join())
          .containsExactly(new Duplicate(1), new Appended(2));
      assertThat(log.endOffset()).isEqualTo(3);
    }
  }

  @Test
  void videosAreAlwaysStored() {
    try (RocksEventLog log = open()) {
      assertThat(log.append(List.of(Video.unknown("v1"), Video.unknown("v1"))).join())
          .containsExactly(new Appended(0), new Appended(1));
    }
  }

  @Test
  void identityRecordsAndIdsSurviveAReopen() {
    String identity;
    try (RocksEventLog log = open()) {
      identity = log.identity();
      log.append(List.of(event("a"), event("b"))).join();
    }
    try (RocksEventLog log = open()) {
      assertThat(log.identity()).isEqualTo(identity);
      assertThat(records(log)).containsExactly(event("a"), event("b"));
      assertThat(log.append(List.of(event("b"), event("c"))).join())
          .containsExactly(new Duplicate(1), new Appended(2));
    }
  }

  @Test
  void aFolderCopiedWhileOpenHoldsEverythingAcknowledged() throws IOException {
    Path copy = folder.resolve("copy");
    try (RocksEventLog log = open()) {
      for (int batch = 0; batch < 50; batch++) {
        log.append(List.of(event("a" + batch), event("b" + batch))).join();
      }
      LogFolders.copy(folder.resolve("log"), copy);
      try (RocksEventLog reopened = RocksEventLog.open(copy, LogOptions.DEFAULT)) {
        assertThat(reopened.identity()).isEqualTo(log.identity());
        assertThat(records(reopened)).isEqualTo(records(log)).hasSize(100);
        assertThat(reopened.append(List.of(event("a0"))).join()).containsExactly(new Duplicate(0));
      }
    }
  }

  @Test
  void manyThreadsGetDenseOffsetsAndOneOutcomePerRecord() throws Exception {
    int threads = 16;
    ConcurrentLinkedQueue<Long> appended = new ConcurrentLinkedQueue<>();
    AtomicInteger duplicates = new AtomicInteger();
    AtomicInteger syncs = new AtomicInteger();
    try (RocksEventLog log = open(counting(syncs));
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String own = "t" + thread + "-";
        work.add(
            pool.submit(() -> {
              for (int batch = 0; batch < 40; batch++) {
                List<Event> events =
                    List.of(event(own + batch), event("shared" + batch), event(own + batch + "x"));
                List<AppendOutcome> outcomes = log.append(events).join();
                assertThat(outcomes).hasSize(3);
                for (AppendOutcome outcome : outcomes) {
                  switch (outcome) {
                    case Appended(long offset) -> appended.add(offset);
                    case Duplicate _ -> duplicates.incrementAndGet();
                  }
                }
              }
            }));
      }
      for (Future<?> task : work) {
        task.get();
      }
      int stored = threads * 40 * 2 + 40;
      assertThat(appended)
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, stored).boxed().toList());
      assertThat(duplicates).hasValue(threads * 40 - 40);
      assertThat(records(log)).hasSize(stored).doesNotHaveDuplicates();
      assertThat(syncs.get()).isLessThan(threads * 40);
    }
  }

  private RocksEventLog open(UnaryOperator<DurableWrite> seam) {
    return RocksEventLog.open(
        folder.resolve("log"), LogOptions.DEFAULT, InstantSource.system(), seam);
  }

  private static UnaryOperator<DurableWrite> counting(AtomicInteger syncs) {
    return write ->
        batch -> {
          syncs.incrementAndGet();
          write.write(batch);
        };
  }

  @Test
  void truncationForgetsRecordsButNeitherOffsetsNorIds() {
    try (RocksEventLog log = open()) {
      log.append(List.of(event("a"), event("b"), event("c"))).join();
      log.truncate(2);
      assertThat(log.firstOffset()).isEqualTo(2);
      assertThat(log.read(2, 10)).containsExactly(new LogEntry(2, event("c")));
      assertThatThrownBy(() -> log.read(1, 10))
          .isInstanceOf(TruncatedOffsetException.class)
          .hasMessageContaining("asked for offset 1")
          .hasMessageContaining("still held is 2");
      log.truncate(1);
      assertThat(log.firstOffset()).isEqualTo(2);
    }
  }

  @Test
  void anyReadAndTruncationOfManyBlocksIsThatOfAList() {
    SplittableRandom random = new SplittableRandom(SEED);
    RandomRecords records = new RandomRecords(SEED);
    List<LogRecord> all = new ArrayList<>();
    RocksEventLog log = open();
    try {
      for (int round = 0; round < 200; round++) {
        List<LogRecord> batch =
            Stream.generate(records::next).limit(1 + random.nextInt(400)).toList();
        List<AppendOutcome> outcomes = log.append(batch).join();
        for (int index = 0; index < batch.size(); index++) {
          if (outcomes.get(index).equals(new Appended(all.size()))) {
            all.add(batch.get(index));
          }
        }
        if (random.nextInt(20) == 0) {
          log.truncate(random.nextLong(log.firstOffset(), all.size() + 1L));
        }
        if (random.nextInt(20) == 0) {
          log.close();
          log = open();
        }
        int from = random.nextInt((int) log.firstOffset(), all.size() + 1);
        int limit = random.nextInt(1000);
        assertThat(log.read(from, limit).stream().map(LogEntry::record))
            .as("seed %d, round %d, from %d, limit %d", SEED, round, from, limit)
            .isEqualTo(all.subList(from, Math.min(all.size(), from + limit)));
        assertThat(log.endOffset()).isEqualTo(all.size());
      }
    } finally {
      log.close();
    }
  }

  @Test
  void aLogOfAnotherFormatIsRefusedAndUnchanged() throws Exception {
    try (RocksEventLog log = open()) {
      log.append(List.of(event("a"))).join();
    }
    try (RocksSettings settings = new RocksSettings(Duration.ofDays(3))) {
      List<ColumnFamilyHandle> families = new ArrayList<>();
      try (RocksDB database =
          RocksDB.open(
              settings.database(),
              folder.resolve("log").toString(),
              settings.columnFamilies(),
              families)) {
        // As before logs had a number.
        database.delete(families.getFirst(), "format".getBytes(StandardCharsets.UTF_8));
        families.forEach(ColumnFamilyHandle::close);
      }
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(this::open)
          .isInstanceOf(EventLogOpenException.class)
          .hasMessageContaining("found log format 1, expected 2");
      // Not only where the note has the log looked at before.
      Files.deleteIfExists(folder.resolve("log").resolve("acknowledged"));
    }
  }

  @Test
  void aLogTruncatedToNothingGoesOnAtItsEndAfterAReopen() {
    try (RocksEventLog log = open()) {
      log.append(List.of(event("a"), event("b"))).join();
      log.truncate(2);
    }
    try (RocksEventLog log = open()) {
      assertThat(log.firstOffset()).isEqualTo(2);
      assertThat(log.endOffset()).isEqualTo(2);
      assertThat(log.append(List.of(event("a"), event("c"))).join())
          .containsExactly(new Duplicate(0), new Appended(2));
    }
  }

  @Test
  void truncatingBeyondTheEndIsRefused() {
    try (RocksEventLog log = open()) {
      assertThatThrownBy(() -> log.truncate(1))
          .hasMessage("event log: found truncation before offset 1, expected at most the end 0");
    }
  }

  @Test
  void aFullQueueRefusesAndTheBatchesBeforeItAreStored() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    LogOptions small = new LogOptions(Duration.ofHours(1), 200, 100);
    try (RocksEventLog log =
        RocksEventLog.open(
            folder.resolve("log"),
            small,
            InstantSource.system(),
            write ->
                batch -> {
                  reached.countDown();
                  awaitUninterruptibly(goOn);
                  write.write(batch);
                })) {
      CompletableFuture<List<AppendOutcome>> inSync = log.append(List.of(event("first")));
      reached.await();
      List<CompletableFuture<List<AppendOutcome>>> waiting =
          IntStream.range(0, 20).mapToObj(i -> log.append(List.of(event("e" + i)))).toList();
      assertThat(waiting.getLast())
          .isCompletedExceptionally()
          .failsWithin(Duration.ZERO)
          .withThrowableThat()
          .havingCause()
          .isInstanceOfSatisfying(
              LogUnavailableException.class,
              e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)))
          .withMessageStartingWith("event log is full: ");
      goOn.countDown();
      assertThat(inSync.join()).containsExactly(new Appended(0));
      long stored =
          waiting.stream()
              .filter(f -> f.handle((outcome, failure) -> failure == null).join())
              .count();
      assertThat(stored).isBetween(1L, 19L);
      assertThat(log.endOffset()).isEqualTo(1 + stored);
    }
  }

  @Test
  void afterAFailedSyncNothingIsAcceptedUntilTheLogIsOpenedAnew() {
    AtomicInteger writes = new AtomicInteger();
    try (RocksEventLog log =
        open(write ->
            batch -> {
              if (writes.incrementAndGet() == 2) {
                throw new RocksDBException("No space left on device");
              }
              write.write(batch);
            })) {
      log.append(List.of(event("a"))).join();
      assertThatThrownBy(() -> log.append(List.of(event("b"))).join())
          .hasCauseInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("check the disk, then restart the node");
      assertThatThrownBy(() -> log.append(List.of(event("c"))).join())
          .hasMessageContaining("accepts nothing more");
      assertThatThrownBy(log::throwIfUnavailable).isInstanceOf(LogUnavailableException.class);
      assertThat(writes).hasValue(2);
      assertThat(records(log)).containsExactly(event("a"));
    }
    try (RocksEventLog log = open()) {
      assertThat(log.append(List.of(event("b"))).join()).containsExactly(new Appended(1));
    }
  }

  @Test
  void aSecondOpenIsRefusedAndSaysWhoHoldsTheFolder() {
    try (RocksEventLog _ = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(EventLogOpenException.class)
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("stop that process, or choose another home folder");
    }
  }

  @Test
  void aClosedLogRefusesAppendsAndReads() {
    RocksEventLog log = open();
    log.append(List.of(event("a"))).join();
    log.close();
    log.close();
    assertThatThrownBy(() -> log.append(List.of(event("b"))).join())
        .hasCauseInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("event log is closed");
    assertThatThrownBy(() -> log.read(0, 1)).isInstanceOf(LogUnavailableException.class);
  }

  @Test
  void awaitingReturnsWhenARecordArrivesAndOtherwiseAtTheTimeout() throws Exception {
    try (RocksEventLog log = open();
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      assertThat(log.awaitBeyond(0, Duration.ofMillis(1))).isZero();
      Future<Long> end = pool.submit(() -> log.awaitBeyond(0, Duration.ofMinutes(1)));
      log.append(List.of(event("a"))).join();
      assertThat(end.get()).isEqualTo(1);
    }
  }

  @Test
  void writeAheadFilesAreRecycled() throws IOException {
    try (RocksEventLog _ = open();
        Stream<Path> files = Files.list(folder.resolve("log"))) {
      Path options =
          files
              .filter(file -> file.getFileName().toString().startsWith("OPTIONS-"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readString(options)).contains("recycle_log_file_num=4");
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
