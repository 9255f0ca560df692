package io.reeltime.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A damaged snapshot is never loaded, wherever the damage is. */
class CorruptSnapshotTest {
  static final List<String> FILES =
      List.of(
          "manifest.json",
          "manifest.crc32c",
          "report.json",
          "items.arrow",
          "gramian.arrow",
          "neighbours.arrow",
          "history.arrow",
          "items-int8.arrow",
          "clusters.arrow");

  /** Places tried per file, the first and the last byte among them. */
  private static final int PLACES = 150;

  @TempDir private Path folder;
  private SnapshotStore store;
  private SnapshotVersion version;

  @BeforeEach
  void publish() {
    store = new SnapshotStore(folder, new BatchLimits(7, 1000), Snapshots.CLUSTERED);
    version = store.publish(Snapshots.random(20, 15, 9));
    store.open(version).close();
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void aFlippedBitIsFound(String name) throws IOException {
    Path file = store.path(version).resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int place = 0; place < PLACES; place++) {
      int offset = Math.toIntExact((long) place * (whole.length - 1) / (PLACES - 1));
      byte[] flipped = whole.clone();
      flipped[offset] ^= (byte) (1 << place % 8);
      Files.write(file, flipped);
      assertRefused(name, "bit " + place % 8 + " of byte " + offset);
    }
    Files.write(file, whole);
    store.open(version).close();
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void aTornOrGrownFileIsFound(String name) throws IOException {
    Path file = store.path(version).resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int place = 0; place < PLACES; place++) {
      int length = Math.toIntExact((long) place * (whole.length - 1) / (PLACES - 1));
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(name, "cut to " + length);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(name, "grown by a byte");
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void aMissingFileIsFound(String name) throws IOException {
    Files.delete(store.path(version).resolve(name));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessage(
            "v000001: %s: found no such file, expected it in %s; the snapshot was never finished or"
                    .formatted(name, store.path(version))
                + " was damaged");
  }

  @Test
  void anUnreadableFileIsFound() throws IOException {
    Path file = store.path(version).resolve("items.arrow");
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessageContaining("v000001: items.arrow: found ");
  }

  @Test
  void aFolderUnderAnotherNumberIsFound() throws IOException {
    SnapshotVersion renamed = new SnapshotVersion(7);
    Files.move(store.path(version), store.path(renamed));
    assertThatThrownBy(() -> store.open(renamed))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessage("v000007: manifest.json: found version v000001, expected v000007");
  }

  @Test
  void aManifestOfAnotherFormatIsFound() throws IOException {
    Path manifest = store.path(version).resolve("manifest.json");
    String text = Files.readString(manifest);
    replaceManifest(text.replace("\"formatVersion\" : 2", "\"formatVersion\" : 1"));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessage("v000001: manifest.json: found format version 1, expected 2");
    replaceManifest(text.replace("history.arrow", "other.arrow"));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessageContaining("v000001: other.arrow: found no such file");
    replaceManifest(text.replace("history.offset", "history.offsets"));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessageStartingWith(
            "manifest.json: history.arrow: found null for buffer history.offset, expected a range");
    replaceManifest(text.replace("\"videos\" : 20", "\"videos\" : 21"));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessage("v000001: items.arrow: found rows 20, expected 21");
    replaceManifest(text.replaceFirst("\"files\"", "\"other\""));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessageStartingWith("v000001: found files that contradict the manifest");
    for (String other : List.of("", "null", "[]", "{}", "{\"formatVersion\" : 2}", "no json")) {
      replaceManifest(other);
      assertThatThrownBy(() -> store.open(version))
          .as(other)
          .isInstanceOf(CorruptSnapshotException.class)
          .hasMessageContaining("v000001: manifest.json: found ");
    }
  }

  @Test
  void reportAndManifestAreCheckedWhenReadAlone() throws IOException {
    Path report = store.path(version).resolve("report.json");
    Files.writeString(report, Files.readString(report).replace("0.25", "0.95"));
    assertThatThrownBy(() -> store.report(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessageStartingWith("v000001: report.json: found checksum ");
    Path manifest = store.path(version).resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace(": 42", ": 43"));
    assertThatThrownBy(() -> store.manifest(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessageStartingWith("v000001: manifest.json: found checksum ");
  }

  private void replaceManifest(String text) throws IOException {
    Path folderOfVersion = store.path(version);
    Files.writeString(folderOfVersion.resolve("manifest.json"), text);
    Files.writeString(
        folderOfVersion.resolve("manifest.crc32c"),
        DurableFiles.crc32c(folderOfVersion.resolve("manifest.json")));
  }

  private void assertRefused(String name, String damage) {
    String blamed = name.equals("manifest.crc32c") ? "manifest.json" : name;
    try (ModelSnapshot snapshot = store.open(version)) {
      throw new AssertionError(
          "loaded " + snapshot.version() + " with damage to " + name + ": " + damage);
    } catch (CorruptSnapshotException e) {
      assertThat(e)
          .as("%s: %s", name, damage)
          .hasMessageStartingWith("v000001: " + blamed + ": found ")
          .hasMessageContaining(", expected ");
    }
  }
}
