package io.reeltime.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.log.LogEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage at every place of a last log file that had a former life: behind its new records stand old
 * ones, whole and with valid checksums, that must never come back. All events are of one length, so
 * that old records begin just where new ones end. The old ones move the log's first offset back: so
 * it would show if one were replayed.
 */
class RecycledLogTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final int LIFE = 30;
  private static final int BATCHES = 3;
  private static final int MOST_LIVES = 10;

  /** Checksum, length, type and the number of the log file: a recyclable record's header. */
  private static final int HEADER_BYTES = 11;

  @TempDir private Path folder;

  private Path crashed;
  private byte[] formerLife;
  private byte[] lastFile;
  private int end;
  private int firstOffset;

  /** Bytes of the last log file that hold the first n batches: {@code syncedBytes[n]}. */
  private final List<Integer> syncedBytes = new ArrayList<>();

  private static Event event(int number) {
    String id = "e%05d".formatted(number);
    return Event.of(id, "u", "v", EventType.VIEW, 1_000, 10_000, TIME);
  }

  @BeforeEach
  void crash() throws IOException {
    crashed = folder.resolve("crashed");
    Path original = folder.resolve("log");
    try (RocksEventLog log = RocksEventLog.open(original, LogOptions.DEFAULT)) {
      formerLife = writeUntilAFileIsRecycled(log, original);
      firstOffset = Math.toIntExact(log.firstOffset());
      for (int batch = 0; batch < BATCHES; batch++) {
        append(log);
      }
      end = Math.toIntExact(log.endOffset());
      LogFolders.copy(original, crashed);
    }
    Files.deleteIfExists(crashed.resolve("owner"));
    lastFile = Files.readAllBytes(lastLogFile(crashed));
    findBatches();
  }

  private static void append(RocksEventLog log) {
    log.append(List.of(event(Math.toIntExact(log.endOffset())))).join();
  }

  /** Returns what was in the file that the log now writes again. */
  private static byte[] writeUntilAFileIsRecycled(RocksEventLog log, Path original)
      throws IOException {
    Map<Object, byte[]> lives = new HashMap<>();
    for (int life = 0; life < MOST_LIVES; life++) {
      for (int number = 0; number < LIFE; number++) {
        append(log);
        if (number % 5 == 0) {
          log.truncate(log.endOffset());
        }
      }
      lives.put(inode(lastLogFile(original)), Files.readAllBytes(lastLogFile(original)));
      log.flush();
      byte[] former = lives.get(inode(lastLogFile(original)));
      if (former != null) {
        return former;
      }
    }
    throw new AssertionError("no log file was recycled in " + MOST_LIVES + " lives");
  }

  private static Object inode(Path file) throws IOException {
    return Objects.requireNonNull(
        Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "a file's key");
  }

  private static Path lastLogFile(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** Follows the headers of the records that carry this file's number. */
  private void findBatches() throws IOException {
    String name = lastLogFile(crashed).getFileName().toString();
    int number = Integer.parseInt(name.substring(0, name.indexOf('.')));
    ByteBuffer bytes = ByteBuffer.wrap(lastFile).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> ends = new ArrayList<>(List.of(0));
    while (bytes.getInt(ends.getLast() + HEADER_BYTES - Integer.BYTES) == number) {
      int length = Short.toUnsignedInt(bytes.getShort(ends.getLast() + Integer.BYTES));
      ends.add(ends.getLast() + HEADER_BYTES + length);
    }
    syncedBytes.addAll(ends.subList(ends.size() - BATCHES - 1, ends.size()));
  }

  private int newBytes() {
    return syncedBytes.getLast();
  }

  private Path damaged(byte[] content) throws IOException {
    Path damaged = folder.resolve("damaged");
    LogFolders.delete(damaged);
    LogFolders.copy(crashed, damaged);
    Files.write(lastLogFile(damaged), content);
    return damaged;
  }

  /** The new records up to a length, and behind them what the file held in its former life. */
  private byte[] overwrittenUpTo(int length) {
    byte[] content = formerLife.clone();
    System.arraycopy(lastFile, 0, content, 0, length);
    return content;
  }

  /** Batches before the first byte that is not as written. */
  private int wholeBatches(byte[] content) {
    int same = Arrays.mismatch(content, lastFile);
    int batches = 0;
    while (batches < BATCHES && (same < 0 || syncedBytes.get(batches + 1) <= same)) {
      batches++;
    }
    return batches;
  }

  private int endWith(int batches) {
    return end - BATCHES + batches;
  }

  private void assertHolds(Path log, int expectedEnd) {
    try (RocksEventLog reopened = RocksEventLog.open(log, LogOptions.DEFAULT)) {
      assertThat(reopened.endOffset()).isEqualTo(expectedEnd);
      assertThat(reopened.firstOffset()).isEqualTo(firstOffset);
      assertThat(reopened.read(firstOffset, Integer.MAX_VALUE))
          .isEqualTo(
              IntStream.range(firstOffset, expectedEnd)
                  .mapToObj(offset -> new LogEntry(offset, event(offset)))
                  .toList());
    }
  }

  private void assertRefused(Path log, int recoverableEnd) {
    assertThatThrownBy(() -> RocksEventLog.open(log, LogOptions.DEFAULT))
        .isInstanceOf(EventLogOpenException.class)
        .hasMessageContaining("records up to offset " + end + " were acknowledged")
        .hasMessageContaining("before offset " + recoverableEnd + " can be recovered");
  }

  @Test
  void theFileHasAFormerLifeAndOldRecordsBeginWhereTheNewOnesEnd() throws IOException {
    assertThat(lastFile).hasSize(formerLife.length);
    byte[] tail = Arrays.copyOfRange(lastFile, newBytes(), lastFile.length);
    assertThat(tail)
        .isEqualTo(Arrays.copyOfRange(formerLife, newBytes(), formerLife.length))
        .hasSizeGreaterThan(1_000);
    assertThat(new String(tail, StandardCharsets.ISO_8859_1)).contains("e00020", "e00029");
    assertHolds(damaged(lastFile), end);
  }

  @Test
  void aCutAnywhereInAcknowledgedRecordsIsRefused() throws IOException {
    for (int length = 0; length < newBytes(); length++) {
      byte[] content = Arrays.copyOf(lastFile, length);
      assertRefused(damaged(content), endWith(wholeBatches(content)));
    }
  }

  @Test
  void aBitFlippedAnywhereInAcknowledgedRecordsIsRefusedAndNothingIsChanged() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int at = 0; at < newBytes(); at++) {
      byte[] content = lastFile.clone();
      content[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Path damaged = damaged(content);
      assertRefused(damaged, endWith(wholeBatches(content)));
      assertThat(lastLogFile(damaged)).hasBinaryContent(content);
    }
  }

  @Test
  void damageBehindTheNewRecordsHarmsNothing() throws IOException {
    for (int at = newBytes(); at < lastFile.length; at += 211) {
      byte[] flipped = lastFile.clone();
      flipped[at] ^= 0x10;
      assertHolds(damaged(flipped), end);
      assertHolds(damaged(Arrays.copyOf(lastFile, at)), end);
    }
  }

  /** Blocks that never reached the disk read as what the file held before. */
  @Test
  void aPowerCutThatLeavesOldRecordsBehindNewOnesBringsNoneOfThemBack() throws IOException {
    Files.delete(crashed.resolve("acknowledged"));
    for (int length = 0; length <= newBytes(); length++) {
      if (length % 3 == 0 || syncedBytes.contains(length)) {
        byte[] content = overwrittenUpTo(length);
        assertHolds(damaged(content), endWith(wholeBatches(content)));
      }
    }
  }

  @Test
  void aLogRecoveredBeforeOldRecordsAcceptsTheRetryAndSurvivesAgain() throws IOException {
    try (AcknowledgedEnd earlier = AcknowledgedEnd.open(crashed)) {
      earlier.write(end - 1);
    }
    Path torn = damaged(overwrittenUpTo(syncedBytes.get(BATCHES - 1) + 20));
    try (RocksEventLog log = RocksEventLog.open(torn, LogOptions.DEFAULT)) {
      assertThat(log.endOffset()).isEqualTo(end - 1);
      append(log);
    }
    assertHolds(torn, end);
  }
}
