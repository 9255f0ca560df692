package io.reeltime.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.SnapshotContent.UserEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
  private static final SnapshotVersion ONE = new SnapshotVersion(1);
  private static final SnapshotVersion TWO = new SnapshotVersion(2);
  private static final SnapshotVersion THREE = new SnapshotVersion(3);

  @TempDir private Path parent;
  private Path folder;
  private SnapshotStore store;

  @BeforeEach
  void makeStore() {
    folder = parent.resolve("models");
    store = new SnapshotStore(folder);
  }

  @Test
  void versionsCountUpFromOne() {
    assertThat(store.versions()).isEmpty();
    assertThat(publish()).isEqualTo(ONE);
    assertThat(publish()).isEqualTo(TWO);
    assertThat(store.versions()).containsExactly(ONE, TWO);
    assertThat(new SnapshotStore(folder).versions()).containsExactly(ONE, TWO);
    assertThat(store.path(TWO)).isEqualTo(folder.resolve("v000002"));
  }

  @Test
  void aliasesAreUnsetUntilTheyAreMoved() {
    publish();
    publish();
    assertThat(store.alias(Alias.CHAMPION)).isEmpty();
    store.moveAlias(Alias.CHALLENGER, TWO);
    assertThat(store.alias(Alias.CHALLENGER)).contains(TWO);
    store.moveAlias(Alias.CHALLENGER, ONE);
    assertThat(store.alias(Alias.CHALLENGER)).contains(ONE);
    assertThat(store.alias(Alias.CHAMPION)).isEmpty();
  }

  @Test
  void promotingRemembersTheChampionBefore() {
    publish();
    publish();
    publish();
    store.promote(ONE);
    assertThat(store.alias(Alias.PREVIOUS)).isEmpty();
    store.promote(THREE);
    assertThat(store.alias(Alias.CHAMPION)).contains(THREE);
    assertThat(store.alias(Alias.PREVIOUS)).contains(ONE);
    store.promote(THREE);
    assertThat(store.alias(Alias.PREVIOUS)).as("promoting the champion again").contains(ONE);
  }

  @Test
  void anAliasCannotPointAtNothingAndAFailedPromotionChangesNothing() {
    publish();
    publish();
    store.promote(ONE);
    store.promote(TWO);
    assertThatThrownBy(() -> store.promote(THREE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "alias champion: no snapshot v000003 in " + folder + ", found [v000001, v000002]");
    assertThat(store.alias(Alias.CHAMPION)).contains(TWO);
    assertThat(store.alias(Alias.PREVIOUS)).contains(ONE);
    assertThatThrownBy(() -> store.moveAlias(Alias.CHALLENGER, THREE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("alias challenger: no snapshot v000003");
  }

  @Test
  void anAliasFileWithoutAVersionIsCorrupt() throws IOException {
    for (String text : List.of("", "v1", "v000000", "v0000001", "champion", "v-00001")) {
      Files.writeString(folder.resolve("champion"), text);
      assertThatThrownBy(() -> store.alias(Alias.CHAMPION))
          .isInstanceOf(CorruptSnapshotException.class)
          .hasMessage(
              "alias file %s: found '%s', expected a version such as v000042"
                  .formatted(folder.resolve("champion"), text));
    }
  }

  @Test
  void halfWrittenAndForeignFoldersAreInvisibleAndTheirNumbersAreNotTaken() throws IOException {
    publish();
    Files.createDirectories(folder.resolve("v000002"));
    Files.writeString(folder.resolve("v000002").resolve("items.arrow"), "half");
    Files.createDirectories(folder.resolve(".writing-left"));
    Files.writeString(
        Files.createDirectories(folder.resolve("v000000")).resolve("manifest.json"), "{}");
    assertThat(store.versions()).containsExactly(ONE);
    assertThatThrownBy(() -> store.open(TWO))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessageContaining("v000002: manifest.json: found no such file");
    assertThat(publish()).isEqualTo(THREE);
    assertThat(folder.resolve("v000002").resolve("items.arrow")).hasContent("half");
  }

  @Test
  void concurrentPublishersGetVersionsOfTheirOwn() throws Exception {
    int publishers = 4;
    CyclicBarrier together = new CyclicBarrier(publishers);
    List<SnapshotVersion> versions = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(publishers)) {
      Callable<SnapshotVersion> publishing =
          () -> {
            SnapshotContent content = Snapshots.random(20, 10, 1);
            SnapshotStore own = new SnapshotStore(folder);
            together.await();
            return own.publish(content);
          };
      List<Callable<SnapshotVersion>> all = List.of(publishing, publishing, publishing, publishing);
      for (Future<SnapshotVersion> version : threads.invokeAll(all)) {
        versions.add(version.get());
      }
    }
    assertThat(versions).containsExactlyInAnyOrder(ONE, TWO, THREE, new SnapshotVersion(4));
    for (SnapshotVersion version : versions) {
      try (ModelSnapshot snapshot = store.open(version)) {
        assertThat(snapshot.version()).isEqualTo(version);
      }
    }
  }

  @Test
  void refusedContentLeavesNothingBehind() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<Item> items = List.of(Snapshots.item("a", random), Snapshots.item("b", random));
    List<Item> unordered = List.of(items.get(1), items.get(0));
    List<Item> twice = List.of(items.get(0), items.get(0));
    UserHistory seen = new UserHistory(new int[] {1}, new float[] {1});
    UserHistory beyond = new UserHistory(new int[] {2}, new float[] {1});
    assertRefused(
        unordered,
        List.of(),
        "snapshot content: found video 'a' after 'b', expected ascending order of UTF-8 bytes");
    assertRefused(
        twice,
        List.of(),
        "snapshot content: found video 'a' after 'a', expected ascending order of UTF-8 bytes");
    assertRefused(
        items,
        List.of(new UserEntry("😀", seen), new UserEntry("\uFF5E", seen)),
        "snapshot content: found user '\uFF5E' after '😀', expected ascending order of UTF-8 bytes");
    assertRefused(
        items,
        List.of(new UserEntry("u", beyond)),
        "snapshot content: history of user 'u': found video index 2, expected 0 to below 2");
    assertThat(store.versions()).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void anItemWithoutFinitePopularityIsRefused() {
    assertThatThrownBy(() -> new Item(Video.unknown("v"), Float.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("popularity of video 'v': found NaN, expected 0 or more");
    assertThatThrownBy(() -> new Item(Video.unknown("v"), 0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trending of video 'v': found -1.0, expected 0 or more");
  }

  @Test
  void snapshotsAreAsReadableAsOtherFilesOfTheirWriter() throws IOException {
    Path ordinary = Files.writeString(parent.resolve("ordinary"), "x");
    SnapshotVersion version = publish();
    store.promote(version);
    for (Path file :
        List.of(store.path(version).resolve("manifest.json"), folder.resolve("champion"))) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }
    assertThat(Files.getPosixFilePermissions(store.path(version)))
        .contains(PosixFilePermission.OWNER_EXECUTE)
        .containsAll(Files.getPosixFilePermissions(ordinary));
  }

  private void assertRefused(List<Item> items, List<UserEntry> entries, String message) {
    SnapshotContent content = Snapshots.content(items, entries, new SplittableRandom(1));
    assertThatThrownBy(() -> store.publish(content))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private SnapshotVersion publish() {
    return store.publish(Snapshots.random(5, 3, 1));
  }
}
