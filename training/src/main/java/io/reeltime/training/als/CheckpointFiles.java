package io.reeltime.training.als;

import io.reeltime.data.table.files.DurableFolders;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Files of factors on any file system that Hadoop knows, whole or not there. On local disks bytes
 * and names are forced, so that a power cut leaves no file half written; other file systems keep
 * names as they keep bytes.
 */
final class CheckpointFiles {
  private final FileSystem files;

  private CheckpointFiles(FileSystem files) {
    this.files = files;
  }

  /** Local files without Hadoop's layer of checksum files, which would not be forced to disk. */
  static CheckpointFiles of(FileSystem files) {
    return new CheckpointFiles(files instanceof LocalFileSystem local ? local.getRaw() : files);
  }

  /** Writes factors, under another name first. */
  void write(Path file, FactorRows factors) throws IOException {
    Path temporary = file.suffix("." + UUID.randomUUID());
    createFolder(file.getParent());
    try (FSDataOutputStream out = files.create(temporary, true)) {
      FactorFile.write(factors, out);
      out.hsync();
    }
    files.delete(file, false);
    if (!files.rename(temporary, file)) {
      throw new IOException("cannot rename " + temporary + " to " + file);
    }
    syncNames(file.getParent());
  }

  /** Writes a file whose name says all. */
  void writeEmpty(Path file) throws IOException {
    try (FSDataOutputStream out = files.create(file, true)) {
      out.hsync();
    }
    syncNames(file.getParent());
  }

  /** Reads factors, and checks them. */
  FactorRows read(Path file) throws IOException {
    long bytes = files.getFileStatus(file).getLen();
    try (FSDataInputStream in = files.open(file)) {
      return FactorFile.read(in, bytes, file.toString());
    }
  }

  boolean exists(Path file) throws IOException {
    return files.exists(file);
  }

  /**
   * What a folder holds.
   *
   * @throws java.io.FileNotFoundException if there is no such folder
   */
  FileStatus[] list(Path folder) throws IOException {
    return files.listStatus(folder);
  }

  /** Deletes a folder with all in it. */
  void delete(Path folder) throws IOException {
    files.delete(folder, true);
  }

  private void createFolder(Path folder) throws IOException {
    if (files instanceof RawLocalFileSystem local) {
      DurableFolders.create(local.pathToFile(folder).toPath());
    }
  }

  private void syncNames(Path folder) throws IOException {
    if (files instanceof RawLocalFileSystem local) {
      DurableFolders.sync(local.pathToFile(folder).toPath());
    }
  }
}
