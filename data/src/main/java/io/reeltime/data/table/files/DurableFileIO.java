package io.reeltime.data.table.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.DelegateFileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Iceberg's access to local files, made durable: when a file is closed, its bytes and its name are
 * on disk. Iceberg's and Parquet's own local writers never sync, so that a table could refer to
 * files that a power cut has emptied.
 *
 * <p>Locations are {@code file:} URIs or plain paths, and are kept as they were given. Made by
 * Iceberg by name, hence the public constructor without arguments.
 */
public final class DurableFileIO implements DelegateFileIO {
  private Map<String, String> properties = Map.of();

  @Override
  public void initialize(Map<String, String> initialProperties) {
    this.properties = Map.copyOf(initialProperties);
  }

  @Override
  public Map<String, String> properties() {
    return properties;
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInputFile(location, path(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new DurableOutputFile(location, path(location));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(path(location));
    } catch (IOException e) {
      throw new RuntimeIOException(e, "Failed to delete %s", location);
    }
  }

  @Override
  public void deleteFiles(Iterable<String> locations) throws BulkDeletionFailureException {
    List<String> failed = new ArrayList<>();
    for (String location : locations) {
      try {
        deleteFile(location);
      } catch (RuntimeIOException e) {
        failed.add(location);
      }
    }
    if (!failed.isEmpty()) {
      throw new BulkDeletionFailureException(failed.size());
    }
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    try {
      return tree(path(prefix)).stream()
          .filter(Files::isRegularFile)
          .map(file -> describe(file, prefix))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException("Failed to list " + prefix, e);
    }
  }

  @Override
  public void deletePrefix(String prefix) {
    try {
      for (Path file : tree(path(prefix)).reversed()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException("Failed to delete " + prefix, e);
    }
  }

  /** Everything at and below a folder, each folder before what it holds. */
  private static List<Path> tree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.toList();
    }
  }

  /** Names files the way the prefix was written, as Iceberg compares locations as text. */
  private static FileInfo describe(Path file, String prefix) {
    try {
      String location = prefix.startsWith("file:") ? "file://" + file : file.toString();
      return new FileInfo(location, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String location) {
    if (!location.startsWith("file:")) {
      return Path.of(location);
    }
    @Nullable String path = URI.create(location).getPath();
    return Path.of(path == null ? location.substring("file:".length()) : path);
  }
}
