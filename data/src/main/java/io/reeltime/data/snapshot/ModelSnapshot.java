package io.reeltime.data.snapshot;

import io.reeltime.data.factors.Gramian;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A verified, open snapshot. Immutable, safe for many threads; closing it frees its memory, after
 * which every access throws {@link IllegalStateException}.
 */
public final class ModelSnapshot implements AutoCloseable {
  private final Manifest manifest;
  private final ItemTable items;
  private final UserHistories histories;
  private final Gramian gramian;
  private final Arena arena;

  private ModelSnapshot(
      Manifest manifest, ItemTable items, UserHistories histories, Gramian gramian, Arena arena) {
    this.manifest = manifest;
    this.items = items;
    this.histories = histories;
    this.gramian = gramian;
    this.arena = arena;
  }

  static ModelSnapshot open(Path folder, SnapshotVersion version) {
    Manifest manifest = readManifest(folder, version);
    Arena arena = Arena.ofShared();
    try {
      for (Manifest.SnapshotFile file : manifest.files()) {
        verify(folder, file, version);
      }
      ItemTable items =
          new ItemTable(map(folder, manifest, SnapshotWriter.ITEMS, arena), manifest.rank(), arena);
      UserHistories histories =
          new UserHistories(map(folder, manifest, SnapshotWriter.HISTORY, arena));
      requireRows(version, SnapshotWriter.ITEMS, items.size(), manifest.videos());
      requireRows(version, SnapshotWriter.HISTORY, histories.size(), manifest.users());
      Gramian gramian =
          gramian(map(folder, manifest, SnapshotWriter.GRAMIAN, arena), manifest.rank());
      return new ModelSnapshot(manifest, items, histories, gramian, arena);
    } catch (IOException e) {
      arena.close();
      throw new CorruptSnapshotException(version + ": cannot read " + folder, e);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  static Manifest readManifest(Path folder, SnapshotVersion version) {
    Path file = folder.resolve(SnapshotWriter.MANIFEST);
    Manifest manifest;
    try {
      manifest = SnapshotJson.MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
    } catch (NoSuchFileException e) {
      throw new CorruptSnapshotException(
          version + ": " + file + " is missing; the snapshot was never finished or was removed", e);
    } catch (IOException e) {
      throw new CorruptSnapshotException(version + ": cannot read " + file, e);
    }
    if (manifest.formatVersion() != Manifest.FORMAT_VERSION) {
      throw new CorruptSnapshotException(
          "%s: found format version %d, expected %d"
              .formatted(version, manifest.formatVersion(), Manifest.FORMAT_VERSION));
    }
    if (!version.equals(manifest.version())) {
      throw new CorruptSnapshotException(
          version + ": manifest.json says it is " + manifest.version());
    }
    return manifest;
  }

  public Manifest manifest() {
    return manifest;
  }

  public SnapshotVersion version() {
    return manifest.version();
  }

  public ItemTable items() {
    return items;
  }

  public UserHistories histories() {
    return histories;
  }

  public Gramian gramian() {
    return gramian;
  }

  @Override
  public void close() {
    arena.close();
  }

  private static MappedFile map(Path folder, Manifest manifest, String name, Arena arena)
      throws IOException {
    return MappedFile.map(folder.resolve(name), manifest.file(name), arena);
  }

  private static void verify(Path folder, Manifest.SnapshotFile expected, SnapshotVersion version)
      throws IOException {
    Path file = folder.resolve(expected.name());
    if (!Files.exists(file)) {
      throw new CorruptSnapshotException(version + ": " + expected.name() + " is missing");
    }
    long bytes = Files.size(file);
    if (bytes != expected.bytes()) {
      throw new CorruptSnapshotException(
          "%s: %s has %d bytes, expected %d"
              .formatted(version, expected.name(), bytes, expected.bytes()));
    }
    String crc32c = DurableFiles.crc32c(file);
    if (!crc32c.equals(expected.crc32c())) {
      throw new CorruptSnapshotException(
          "%s: %s has checksum %s, expected %s"
              .formatted(version, expected.name(), crc32c, expected.crc32c()));
    }
  }

  private static void requireRows(SnapshotVersion version, String file, int found, int expected) {
    if (found != expected) {
      throw new CorruptSnapshotException(
          "%s: %s has %d rows, expected %d".formatted(version, file, found, expected));
    }
  }

  private static Gramian gramian(MappedFile file, int rank) {
    double[] values = new double[rank * rank];
    MemorySegment row = file.buffers("row.item.data").getFirst();
    MemorySegment.copy(row, ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, values, 0, values.length);
    return new Gramian(rank, values);
  }
}
