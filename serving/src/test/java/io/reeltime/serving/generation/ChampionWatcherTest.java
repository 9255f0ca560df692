package io.reeltime.serving.generation;

import static io.reeltime.serving.fixture.ServingFixture.videoIds;
import static io.reeltime.serving.fixture.TestSnapshots.takenDown;
import static io.reeltime.serving.fixture.TestSnapshots.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.EventType;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.fixture.ServingFixture;
import io.reeltime.serving.fixture.TestSnapshots;
import io.reeltime.serving.user.UserBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChampionWatcherTest {
  private static final SnapshotVersion FIRST = new SnapshotVersion(1);
  private static final SnapshotVersion SECOND = new SnapshotVersion(2);

  @TempDir private Path folder;
  private ServingFixture serving;

  @BeforeEach
  void start() {
    serving = new ServingFixture(folder);
  }

  @AfterEach
  void stop() {
    serving.close();
  }

  private static TestSnapshots snapshot(String title) {
    return new TestSnapshots(1)
        .add(video("a", title, ""), 3, 1)
        .add(video("b", title, ""), 2, 2)
        .add(video("c", title, ""), 1, 3);
  }

  private @Nullable SnapshotVersion servingVersion() {
    return serving.trending(1).snapshotVersion();
  }

  @Test
  void withoutAChampionNothingIsLoadedAndNothingIsWrong() {
    serving.watcher.check();

    assertThat(serving.watcher.status()).isEqualTo(LoadStatus.NONE);
  }

  @Test
  void aMovedAliasIsFollowedAndTheOldSnapshotFreed() {
    serving.champion(snapshot("first"));
    Generation first = serving.generations.hold();
    first.close();

    serving.champion(snapshot("second"));

    assertThat(servingVersion()).isEqualTo(SECOND);
    assertThat(first.isFreed()).isTrue();
    assertThatThrownBy(() -> Objects.requireNonNull(first.model()).items().popularity(0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aHeldSnapshotStaysOpenUntilItsHolderIsDone() {
    serving.champion(snapshot("first"));
    Generation held = serving.generations.hold();

    serving.champion(snapshot("second"));

    assertThat(held.isFreed()).isFalse();
    assertThat(held.live().video(0).title()).isEqualTo("first");
    held.close();
    assertThat(held.isFreed()).isTrue();
  }

  @Test
  void afterARestartTheVersionBeforeADamagedChampionServesAndStatusSaysWhy() throws IOException {
    serving.champion(snapshot("first")).champion(snapshot("second"));
    Files.write(serving.store.path(SECOND).resolve("items.arrow"), new byte[] {1, 2, 3});

    try (ServingFixture restarted = new ServingFixture(folder)) {
      restarted.watcher.check();

      assertThat(restarted.watcher.status().version()).isEqualTo(FIRST);
      assertThat(restarted.watcher.status().failure()).contains("v000002", "items.arrow");
    }
  }

  @Test
  void aNodePinnedToAnotherAliasDoesNotStandInWithWhatServedBeforeTheChampion() throws IOException {
    serving.champion(snapshot("first")).champion(snapshot("second"));
    serving.store.moveAlias(Alias.CHALLENGER, SECOND);
    Files.write(serving.store.path(SECOND).resolve("items.arrow"), new byte[] {1, 2, 3});

    try (ServingFixture restarted = new ServingFixture(folder, Alias.CHALLENGER)) {
      restarted.watcher.check();

      assertThat(restarted.watcher.status().version()).isNull();
      assertThat(restarted.watcher.status().failure()).contains("v000002", "items.arrow");
    }
  }

  @Test
  void aRollbackServesTheOldVersionAgain() {
    serving.champion(snapshot("first")).champion(snapshot("second"));

    serving.store.promote(serving.store.alias(Alias.PREVIOUS).orElseThrow());
    serving.watcher.check();

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().failure()).isNull();
  }

  @Test
  void aChangedByteKeepsTheOldVersionServingAndStatusSaysWhy() throws IOException {
    serving.champion(snapshot("first"));
    SnapshotVersion second = snapshot("second").publish(serving.store);
    Path items = serving.store.path(second).resolve("items.arrow");
    byte[] bytes = Files.readAllBytes(items);
    bytes[bytes.length / 2] ^= 1;
    Files.write(items, bytes);

    serving.store.promote(second);
    serving.watcher.check();

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().version()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().failure())
        .startsWith("v000002: items.arrow: found checksum ")
        .contains(", expected ");
  }

  @Test
  void aTornFileKeepsTheOldVersionServing() throws IOException {
    serving.champion(snapshot("first"));
    SnapshotVersion second = snapshot("second").publish(serving.store);
    try (var channel =
        Files.newByteChannel(
            serving.store.path(second).resolve("history.arrow"), StandardOpenOption.WRITE)) {
      channel.truncate(10);
    }

    serving.store.promote(second);
    serving.watcher.check();

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().failure())
        .contains("history.arrow: found size in bytes 10");
  }

  @Test
  void aMissingVersionKeepsTheOldOneServing() throws IOException {
    serving.champion(snapshot("first"));
    Files.writeString(folder.resolve("champion"), "v000009\n");

    serving.watcher.check();

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().failure()).contains("manifest.json: found no such file");
  }

  @Test
  void anAliasFileWithoutAVersionKeepsTheOldOneServing() throws IOException {
    serving.champion(snapshot("first"));
    Files.writeString(folder.resolve("champion"), "rubbish");

    serving.watcher.check();

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().failure()).contains("found 'rubbish'");
  }

  @Test
  void factorsThatAreNoNumbersAreNeverServed() {
    serving.champion(snapshot("first"));

    serving.champion(new TestSnapshots(1).add(video("a", "", ""), 1, Double.NaN));

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().failure())
        .contains("v000002: the factor of video 'a' has length NaN");
  }

  @Test
  void aSnapshotWithoutVideosIsNeverServed() {
    serving.champion(snapshot("first"));

    serving.champion(new TestSnapshots(1));

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(serving.watcher.status().failure()).isNotNull();
  }

  @Test
  void aSnapshotWhoseLiveStateFailsWithAnErrorIsUnmapped() throws IOException {
    serving.happens("user", "a", EventType.LIKE);
    serving.store.promote(snapshot("first").publish(serving.store));
    InstantSource broken =
        () -> {
          throw new InternalError("a mapped file has shrunk");
        };
    GenerationBuilder builder =
        new GenerationBuilder(serving.log, new UserBounds(10, 10, 10), broken);
    ChampionWatcher watcher =
        new ChampionWatcher(serving.store, serving.generations, builder, broken);

    watcher.check();

    assertThat(watcher.status().failure()).isEqualTo("a mapped file has shrunk");
    assertThat(mappedFiles()).isEmpty();
  }

  /** The kernel's list of this process's mappings of snapshots; empty where there is none. */
  private List<String> mappedFiles() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.exists(maps)) {
      return List.of();
    }
    String snapshots = folder.toRealPath().toString();
    return Files.readAllLines(maps).stream().filter(line -> line.contains(snapshots)).toList();
  }

  @Test
  void movingTheAliasAwayFromABrokenVersionClearsTheFailure() throws IOException {
    serving.champion(snapshot("first"));
    Files.writeString(folder.resolve("champion"), "v000009\n");
    serving.watcher.check();

    serving.store.moveAlias(Alias.CHAMPION, FIRST);
    serving.watcher.check();

    assertThat(serving.watcher.status().failure()).isNull();
  }

  @Test
  void aVersionThatIsRepairedLaterIsLoadedWithoutMovingTheAlias() throws IOException {
    SnapshotVersion first = snapshot("first").publish(serving.store);
    Path manifest = serving.store.path(first).resolve("manifest.json");
    byte[] whole = Files.readAllBytes(manifest);
    serving.store.promote(first);
    Files.delete(manifest);
    serving.watcher.check();
    assertThat(servingVersion()).isNull();

    Files.write(manifest, whole);
    for (int i = 0; i < 20; i++) {
      serving.watcher.check();
    }

    assertThat(servingVersion()).isEqualTo(first);
  }

  @Test
  void eventsBeforeTheNewWatermarkComeFromTheSnapshotAloneAndLaterOnesFromTheLog() {
    serving.champion(snapshot("first"));
    serving.happens("user", "a", EventType.LIKE);
    serving.happens("user", "b", EventType.LIKE);

    // Trained up to the first event, but its history was forgotten: only b is still seen.
    serving.champion(snapshot("second").watermark("log", 1));

    assertThat(videoIds(serving.service.recommend("user", 3))).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void aRollbackToAnOlderWatermarkReadsTheEventsOnceMore() {
    serving.champion(snapshot("first"));
    serving.happens("user", "a", EventType.LIKE);
    serving.champion(snapshot("second").watermark("log", 1));

    serving.store.promote(FIRST);
    serving.watcher.check();

    assertThat(videoIds(serving.service.recommend("user", 3))).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void aTakedownOutlivesARollbackEvenWhenTheLogHasForgottenIt() {
    serving.champion(snapshot("first"));
    serving.log.append(takenDown(video("a", "", "")));
    serving.champion(
        new TestSnapshots(1)
            .add(takenDown(video("a", "second", "")), 3, 1)
            .add(video("b", "second", ""), 2, 2)
            .watermark("log", 1));
    serving.log.truncate(1);

    serving.store.promote(FIRST);
    serving.watcher.check();

    assertThat(servingVersion()).isEqualTo(FIRST);
    assertThat(videoIds(serving.service.recommend("user", 3))).containsExactly("b", "c");
  }

  @Test
  void aSnapshotOfAnotherLogTakesAllEventsOfThisOneAsLive() {
    serving.happens("user", "a", EventType.LIKE);

    serving.champion(snapshot("first").watermark("another", 100));

    assertThat(serving.watcher.status().warning())
        .isEqualTo(
            "snapshot was trained on log 'another', this is log 'log': all its events count as"
                + " live");
    assertThat(videoIds(serving.service.recommend("user", 3))).doesNotContain("a");
  }

  @Test
  void aTruncatedLogIsFollowedFromWhereItBegins() {
    serving.happens("user", "a", EventType.LIKE);
    serving.happens("user", "b", EventType.LIKE);
    serving.log.truncate(1);

    serving.champion(snapshot("first"));

    assertThat(videoIds(serving.service.recommend("user", 3))).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void afterShutdownNothingCanBeHeld() {
    serving.generations.close();

    assertThatThrownBy(() -> serving.generations.hold())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("serving is shut down");
  }
}
