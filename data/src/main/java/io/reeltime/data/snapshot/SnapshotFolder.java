package io.reeltime.data.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of one version on disk, each checked against its recorded checksum before use. */
record SnapshotFolder(Path path, SnapshotVersion version) {
  static final String MANIFEST = "manifest.json";
  static final String MANIFEST_CHECKSUM = "manifest.crc32c";
  static final String REPORT = "report.json";
  static final String ITEMS = "items.arrow";
  static final String GRAMIAN = "gramian.arrow";
  static final String NEIGHBOURS = "neighbours.arrow";
  static final String HISTORY = "history.arrow";

  private static final ObjectMapper JSON = SnapshotJson.MAPPER;

  static boolean isWhole(Path folder) {
    return Files.exists(folder.resolve(MANIFEST));
  }

  Manifest manifest() {
    byte[] content = read(MANIFEST);
    String expected = new String(read(MANIFEST_CHECKSUM), StandardCharsets.UTF_8);
    requireSame(MANIFEST, "checksum", DurableFiles.crc32c(content), expected);
    Manifest manifest = parse(MANIFEST, content, Manifest.class);
    requireSame(MANIFEST, "format version", manifest.formatVersion(), Manifest.FORMAT_VERSION);
    requireSame(MANIFEST, "version", manifest.version(), version);
    return manifest;
  }

  EvaluationReport report() {
    Manifest.SnapshotFile file = manifest().file(REPORT);
    byte[] content = read(REPORT);
    requireSame(REPORT, "checksum", DurableFiles.crc32c(content), file.crc32c());
    return parse(REPORT, content, EvaluationReport.class);
  }

  /** Checks size and checksum of every file of the manifest. */
  void verify(Manifest manifest) {
    for (Manifest.SnapshotFile file : manifest.files()) {
      verify(file);
    }
  }

  MappedFile map(Manifest.SnapshotFile file, Arena arena) {
    try {
      return MappedFile.map(path.resolve(file.name()), file, arena);
    } catch (IOException e) {
      throw unreadable(file.name(), e);
    }
  }

  void requireSame(String file, String what, Object found, Object expected) {
    if (!expected.equals(found)) {
      throw new CorruptSnapshotException(
          "%s: %s: found %s %s, expected %s".formatted(version, file, what, found, expected));
    }
  }

  private void verify(Manifest.SnapshotFile expected) {
    Path file = path.resolve(expected.name());
    try {
      requireSame(expected.name(), "size in bytes", Files.size(file), expected.bytes());
      requireSame(expected.name(), "checksum", DurableFiles.crc32c(file), expected.crc32c());
    } catch (IOException e) {
      throw unreadable(expected.name(), e);
    }
  }

  /** Parses a JSON file that was verified. */
  <T> T parse(String name, Class<T> type) {
    return parse(name, read(name), type);
  }

  private <T> T parse(String name, byte[] content, Class<T> type) {
    try {
      T parsed = JSON.readValue(content, type);
      if (parsed != null) {
        return parsed;
      }
      throw new CorruptSnapshotException(
          "%s: %s: found null, expected a %s".formatted(version, name, type.getSimpleName()));
    } catch (IOException e) {
      throw new CorruptSnapshotException(
          "%s: %s: found other content, expected a %s"
              .formatted(version, name, type.getSimpleName()),
          e);
    }
  }

  private byte[] read(String name) {
    try {
      return Files.readAllBytes(path.resolve(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private CorruptSnapshotException unreadable(String file, IOException cause) {
    String found = cause instanceof NoSuchFileException ? "no such file" : "an unreadable file";
    return new CorruptSnapshotException(
        "%s: %s: found %s, expected it in %s; the snapshot was never finished or was damaged"
            .formatted(version, file, found, path),
        cause);
  }
}
