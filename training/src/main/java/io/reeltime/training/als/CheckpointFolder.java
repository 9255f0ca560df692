package io.reeltime.training.als;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The checkpoints of one fit, on any file system that Hadoop knows: {@code
 * FOLDER/KEY/epoch-000010/} with a file of factors per side and block, and {@code complete} written
 * last.
 *
 * <p>The key holds everything that decides the factors, the ratings included, so that a fit finds
 * its own checkpoints or none. The last two stay while the fit runs.
 *
 * @param folder of all checkpoints
 * @param key of this fit
 * @param interval epochs between two checkpoints
 * @param hadoop how to reach the file system
 */
record CheckpointFolder(String folder, String key, int interval, SerializableConfiguration hadoop)
    implements Serializable {
  private static final String EPOCH = "epoch-";
  private static final String COMPLETE = "complete";

  /** The next epoch after this one that ends with a checkpoint, at most the last one. */
  int nextStop(int epoch, int epochs) {
    return Math.min(epochs, (epoch / interval + 1) * interval);
  }

  /** The newest whole checkpoint. */
  OptionalInt newest(int atMostEpoch) {
    try {
      FileSystem files = files();
      return Arrays.stream(files.listStatus(new Path(folder, key)))
          .mapToInt(CheckpointFolder::epochOf)
          .filter(epoch -> epoch > 0 && epoch <= atMostEpoch && isComplete(files, epoch))
          .max();
    } catch (FileNotFoundException e) {
      return OptionalInt.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot list " + folder, e);
    }
  }

  /** Writes the factors of one side of one block, forced to disk, whole or not at all. */
  void write(int epoch, String side, int block, FactorRows factors) {
    Path file = file(epoch, side, block);
    Path temporary = file.suffix("." + UUID.randomUUID());
    try {
      FileSystem files = files();
      try (FSDataOutputStream out = files.create(temporary, true)) {
        FactorFile.write(factors, out);
        out.hsync();
      }
      files.delete(file, false);
      if (!files.rename(temporary, file)) {
        throw new IOException("cannot rename " + temporary + " to " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot write " + file, e);
    }
  }

  /** Reads what was written, and checks it. */
  FactorRows read(int epoch, String side, int block) {
    Path file = file(epoch, side, block);
    try (FSDataInputStream in = files().open(file)) {
      return FactorFile.read(in, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "checkpointDir: cannot read " + file + "; delete its folder to begin anew", e);
    }
  }

  /** Declares a checkpoint whole, and removes those before the last one. */
  void complete(int epoch) {
    try {
      FileSystem files = files();
      try (FSDataOutputStream out = files.create(new Path(epochFolder(epoch), COMPLETE), true)) {
        out.hsync();
      }
      for (FileStatus status : files.listStatus(new Path(folder, key))) {
        if (epochOf(status) < epoch - interval) {
          files.delete(status.getPath(), true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot complete epoch " + epoch, e);
    }
  }

  /** Removes all checkpoints of this fit: it is done. */
  void delete() {
    try {
      files().delete(new Path(folder, key), true);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot delete " + key + " in " + folder, e);
    }
  }

  private FileSystem files() throws IOException {
    return new Path(folder).getFileSystem(hadoop.value());
  }

  private boolean isComplete(FileSystem files, int epoch) {
    try {
      return files.exists(new Path(epochFolder(epoch), COMPLETE));
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot look into " + epochFolder(epoch), e);
    }
  }

  private Path file(int epoch, String side, int block) {
    return new Path(epochFolder(epoch), "%s-%05d.factors".formatted(side, block));
  }

  private Path epochFolder(int epoch) {
    return new Path(new Path(folder, key), EPOCH + "%06d".formatted(epoch));
  }

  private static int epochOf(FileStatus status) {
    String name = status.getPath().getName();
    return name.startsWith(EPOCH) ? Integer.parseInt(name.substring(EPOCH.length())) : -1;
  }
}
