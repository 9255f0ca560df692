package io.reeltime.data.snapshot;

import io.reeltime.data.retrieval.IndexSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of model snapshots, {@code models/}: versions, and the aliases that point at them.
 *
 * <p>Every change is one atomic rename, forced to disk. Safe across threads and processes: two
 * writers get two versions, and of two alias moves the later wins.
 */
public final class SnapshotStore {
  private static final String WRITING = ".writing";

  private final Path folder;
  private final BatchLimits limits;
  private final IndexSettings indexSettings;

  /** A store in the folder, which is made when it is missing. */
  public SnapshotStore(Path folder) {
    this(folder, BatchLimits.USUAL, IndexSettings.defaults());
  }

  SnapshotStore(Path folder, BatchLimits limits) {
    this(folder, limits, IndexSettings.defaults());
  }

  SnapshotStore(Path folder, BatchLimits limits, IndexSettings indexSettings) {
    this.limits = limits;
    this.indexSettings = indexSettings;
    try {
      this.folder = Files.createDirectories(folder).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot make the folder " + folder, e);
    }
  }

  /** The whole versions in ascending order, half-written ones left out. */
  public List<SnapshotVersion> versions() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> SnapshotFolder.isWhole(entry))
          .map(entry -> SnapshotVersion.parse(entry.getFileName().toString()))
          .flatMap(Optional::stream)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot list " + folder, e);
    }
  }

  /**
   * Writes a new version, whole or not at all.
   *
   * @return its number, the next one free
   */
  public SnapshotVersion publish(SnapshotContent content) {
    Path writing = folder.resolve(DurableFiles.uniqueName(WRITING));
    try {
      Files.createDirectory(writing);
      SnapshotWriter writer = new SnapshotWriter(writing, limits, indexSettings);
      writer.writeData(content);
      SnapshotVersion version = nextVersion();
      writer.writeManifest(content, version);
      while (!claim(writing, version)) {
        version = version.next();
        writer.writeManifest(content, version);
      }
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot publish into " + folder, e);
    } finally {
      deleteIfPresent(writing);
    }
  }

  /** Gives the finished folder its name; false if another writer had that name first. */
  private boolean claim(Path writing, SnapshotVersion version) throws IOException {
    try {
      Files.move(writing, path(version), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.exists(path(version))) {
        return false;
      }
      throw e;
    }
    DurableFiles.sync(folder);
    return true;
  }

  /**
   * Opens a version for reading after checking every file's size and checksum.
   *
   * @throws CorruptSnapshotException if anything is missing, torn or changed
   */
  public ModelSnapshot open(SnapshotVersion version) {
    return ModelSnapshot.open(new SnapshotFolder(path(version), version));
  }

  /**
   * Reads the manifest alone.
   *
   * @throws CorruptSnapshotException if it is missing, torn or changed
   */
  public Manifest manifest(SnapshotVersion version) {
    return new SnapshotFolder(path(version), version).manifest();
  }

  /**
   * Reads the evaluation report alone.
   *
   * @throws CorruptSnapshotException if it is missing, torn or changed
   */
  public EvaluationReport report(SnapshotVersion version) {
    return new SnapshotFolder(path(version), version).report();
  }

  /**
   * Reads where an alias points; empty when it is not set.
   *
   * @throws CorruptSnapshotException if the pointer file holds no version
   */
  public Optional<SnapshotVersion> alias(Alias alias) {
    Path pointer = folder.resolve(alias.fileName());
    try {
      String text = Files.readString(pointer).strip();
      return Optional.of(
          SnapshotVersion.parse(text)
              .orElseThrow(() ->
                  new CorruptSnapshotException(
                      "alias file "
                          + pointer
                          + ": found '"
                          + text
                          + "', expected a version such as v000042")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot read " + pointer, e);
    }
  }

  /**
   * Moves an alias.
   *
   * @throws IllegalArgumentException if there is no such version
   */
  public void moveAlias(Alias alias, SnapshotVersion version) {
    requireWhole(alias, version);
    try {
      DurableFiles.replace(
          folder.resolve(alias.fileName()), (version + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot move alias " + alias.fileName(), e);
    }
  }

  /**
   * Makes a version the champion and remembers the one before it.
   *
   * @throws IllegalArgumentException if there is no such version; nothing is then changed
   */
  public void promote(SnapshotVersion version) {
    requireWhole(Alias.CHAMPION, version);
    Optional<SnapshotVersion> before = alias(Alias.CHAMPION);
    if (before.isPresent() && !before.get().equals(version)) {
      moveAlias(Alias.PREVIOUS, before.get());
    }
    moveAlias(Alias.CHAMPION, version);
  }

  /** Folder of a version, whether it exists or not. */
  public Path path(SnapshotVersion version) {
    return folder.resolve(version.toString());
  }

  private void requireWhole(Alias alias, SnapshotVersion version) {
    if (!SnapshotFolder.isWhole(path(version))) {
      throw new IllegalArgumentException(
          "alias %s: no snapshot %s in %s, found %s"
              .formatted(alias.fileName(), version, folder, versions()));
    }
  }

  private SnapshotVersion nextVersion() {
    List<SnapshotVersion> versions = versions();
    return versions.isEmpty() ? new SnapshotVersion(1) : versions.getLast().next();
  }

  /**
   * Removes what publishers that were killed have left behind. Only for the one process that
   * publishes, and not while it does.
   */
  public void removeAbandoned() {
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(entry -> entry.getFileName().toString().startsWith(WRITING))
          .forEach(SnapshotStore::deleteIfPresent);
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot list " + folder, e);
    }
  }

  private static void deleteIfPresent(Path writing) {
    if (!Files.exists(writing)) {
      return;
    }
    try (Stream<Path> files = Files.list(writing)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(writing);
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot remove half-written " + writing, e);
    }
  }
}
