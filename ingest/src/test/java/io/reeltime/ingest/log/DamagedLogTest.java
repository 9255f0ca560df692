package io.reeltime.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage at every place of the last log file. The files are those of a log that was copied while
 * open, as a killed process leaves them.
 */
class DamagedLogTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final int BATCHES = 4;

  @TempDir private Path folder;

  /** Bytes of the last log file that hold the first n batches: {@code syncedBytes[n]}. */
  private final List<Long> syncedBytes = new ArrayList<>();

  private Path crashed;
  private byte[] lastFile;

  private static Event event(int number) {
    return Event.of("e" + number, "u", "v", EventType.VIEW, number, 10_000, TIME);
  }

  @BeforeEach
  void crash() throws IOException {
    crashed = folder.resolve("crashed");
    try (RocksEventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT)) {
      syncedBytes.add(Files.size(lastLogFile(folder.resolve("log"))));
      for (int batch = 0; batch < BATCHES; batch++) {
        log.append(List.of(event(batch))).join();
        syncedBytes.add(Files.size(lastLogFile(folder.resolve("log"))));
      }
      LogFolders.copy(folder.resolve("log"), crashed);
    }
    Files.deleteIfExists(crashed.resolve("owner"));
    lastFile = Files.readAllBytes(lastLogFile(crashed));
    assertThat(syncedBytes.getLast()).isEqualTo(lastFile.length);
  }

  private static Path lastLogFile(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** The crashed log with another last file, in a folder of its own. */
  private Path damaged(byte[] content) throws IOException {
    Path damaged = folder.resolve("damaged");
    LogFolders.delete(damaged);
    LogFolders.copy(crashed, damaged);
    Files.write(lastLogFile(damaged), content);
    return damaged;
  }

  private static int wholeRecords(Path log) {
    try (RocksEventLog reopened = RocksEventLog.open(log, LogOptions.DEFAULT)) {
      int count = Math.toIntExact(reopened.endOffset());
      for (int number = 0; number < count; number++) {
        assertThat(reopened.read(number, 1).getFirst().record()).isEqualTo(event(number));
      }
      return count;
    }
  }

  private int wholeBatches(int bytes) {
    int batches = 0;
    while (batches < BATCHES && syncedBytes.get(batches + 1) <= bytes) {
      batches++;
    }
    return batches;
  }

  private static void assertRefused(Path log, int recoverable) {
    assertThatThrownBy(() -> RocksEventLog.open(log, LogOptions.DEFAULT))
        .isInstanceOf(EventLogOpenException.class)
        .hasMessageContaining("records up to offset " + BATCHES + " were acknowledged")
        .hasMessageContaining("only those before offset " + recoverable + " can be recovered")
        .hasMessageContaining("delete " + log.resolve("acknowledged"));
  }

  @Test
  void anUndamagedCopyHoldsEverything() throws IOException {
    assertThat(wholeRecords(damaged(lastFile))).isEqualTo(BATCHES);
  }

  @Test
  void aLossOfAcknowledgedRecordsIsRefusedAtEveryLengthOfTheLastFile() throws IOException {
    for (int length = 0; length < lastFile.length; length++) {
      Path damaged = damaged(Arrays.copyOf(lastFile, length));
      assertRefused(damaged, wholeBatches(length));
    }
  }

  @Test
  void aBitFlippedAnywhereInAcknowledgedRecordsIsRefusedAndNothingIsChanged() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int at = 0; at < lastFile.length; at++) {
      byte[] content = lastFile.clone();
      content[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Path damaged = damaged(content);
      assertRefused(damaged, wholeBatches(at));
      assertThat(lastLogFile(damaged)).hasBinaryContent(content);
    }
  }

  @Test
  void whoeverDeletesTheNoteGoesOnWithEveryRecordBeforeTheDamage() throws IOException {
    for (int at = 0; at < lastFile.length; at += 7) {
      byte[] content = lastFile.clone();
      content[at] ^= 0x10;
      Path damaged = damaged(content);
      Files.delete(damaged.resolve("acknowledged"));
      assertThat(wholeRecords(damaged)).isEqualTo(wholeBatches(at));
    }
  }

  @Test
  void aTornTailAfterAPowerCutIsDroppedAndEverythingAcknowledgedIsKept() throws IOException {
    // The last batch was being written, unacknowledged, when the power went.
    try (AcknowledgedEnd earlier = AcknowledgedEnd.open(crashed)) {
      earlier.write(BATCHES - 1);
    }
    assertThat(AcknowledgedEnd.read(crashed)).isEqualTo(BATCHES - 1);
    SplittableRandom random = new SplittableRandom(2);
    int acknowledged = Math.toIntExact(syncedBytes.get(BATCHES - 1));
    for (int length = acknowledged; length < lastFile.length; length++) {
      byte[] content = lastFile.clone();
      // Blocks reach the disk in any order: what is missing may read as anything.
      for (int at = length; at < content.length; at++) {
        content[at] = (byte) random.nextInt();
      }
      if (length % 4 == 0) {
        assertThat(wholeRecords(damaged(content))).isEqualTo(BATCHES - 1);
      }
      assertThat(wholeRecords(damaged(Arrays.copyOf(lastFile, length)))).isEqualTo(BATCHES - 1);
    }
  }

  @Test
  void aLogRecoveredFromATornTailAcceptsTheRetryAndSurvivesAgain() throws IOException {
    try (AcknowledgedEnd earlier = AcknowledgedEnd.open(crashed)) {
      earlier.write(BATCHES - 1);
    }
    Path torn = damaged(Arrays.copyOf(lastFile, lastFile.length - 3));
    try (RocksEventLog log = RocksEventLog.open(torn, LogOptions.DEFAULT)) {
      log.append(List.of(event(BATCHES - 1))).join();
    }
    assertThat(wholeRecords(torn)).isEqualTo(BATCHES);
  }

  @Test
  void aDamagedNoteIsRefusedToo() throws IOException {
    Path damaged = damaged(lastFile);
    byte[] note = Files.readAllBytes(damaged.resolve("acknowledged"));
    note[7] ^= 1;
    Files.write(damaged.resolve("acknowledged"), note);
    assertThatThrownBy(() -> RocksEventLog.open(damaged, LogOptions.DEFAULT))
        .isInstanceOf(EventLogOpenException.class)
        .hasMessageContaining("acknowledged is damaged");
  }
}
