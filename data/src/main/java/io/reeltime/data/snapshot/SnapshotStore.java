package io.reeltime.data.snapshot;

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
  private final Path folder;

  /** A store in the folder, which is made when it is missing. */
  public SnapshotStore(Path folder) {
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
          .filter(entry -> Files.exists(entry.resolve(SnapshotWriter.MANIFEST)))
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
    Path writing = null;
    try {
      writing = Files.createTempDirectory(folder, ".writing-");
      SnapshotWriter writer = new SnapshotWriter(writing);
      writer.writeData(content);
      SnapshotVersion version = nextVersion();
      while (true) {
        writer.writeManifest(content, version);
        try {
          Files.move(writing, path(version), StandardCopyOption.ATOMIC_MOVE);
          DurableFiles.sync(folder);
          return version;
        } catch (FileSystemException e) {
          if (!Files.exists(path(version))) {
            throw e;
          }
          version = version.next();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot publish into " + folder, e);
    } finally {
      deleteIfPresent(writing);
    }
  }

  /**
   * Opens a version for reading after checking every file's size and checksum.
   *
   * @throws CorruptSnapshotException if anything is missing, torn or changed
   */
  public ModelSnapshot open(SnapshotVersion version) {
    return ModelSnapshot.open(path(version), version);
  }

  /** Reads the manifest alone. */
  public Manifest manifest(SnapshotVersion version) {
    return ModelSnapshot.readManifest(path(version), version);
  }

  /** Reads the evaluation report alone. */
  public EvaluationReport report(SnapshotVersion version) {
    Path file = path(version).resolve(SnapshotWriter.REPORT);
    try {
      return SnapshotJson.MAPPER.readValue(file.toFile(), EvaluationReport.class);
    } catch (IOException e) {
      throw new CorruptSnapshotException(version + ": cannot read " + file, e);
    }
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
    if (!Files.exists(path(version).resolve(SnapshotWriter.MANIFEST))) {
      throw new IllegalArgumentException(
          "alias "
              + alias.fileName()
              + ": no snapshot "
              + version
              + " in "
              + folder
              + ", found "
              + versions());
    }
    try {
      DurableFiles.replace(
          folder.resolve(alias.fileName()), (version + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot store: cannot move alias " + alias.fileName(), e);
    }
  }

  /** Makes a version the champion and remembers the one before it. */
  public void promote(SnapshotVersion version) {
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

  private SnapshotVersion nextVersion() {
    List<SnapshotVersion> versions = versions();
    return versions.isEmpty() ? new SnapshotVersion(1) : versions.getLast().next();
  }

  private static void deleteIfPresent(Path writing) {
    if (writing == null || !Files.exists(writing)) {
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
