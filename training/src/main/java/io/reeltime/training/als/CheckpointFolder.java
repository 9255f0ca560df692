package io.reeltime.training.als;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one fit: {@code FOLDER/KEY/epoch-000010/} with a file of factors per side and
 * block, and {@code complete} written last. {@link CheckpointFiles} keeps them.
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
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
  private static final String USERS = "users";
  private static final String ITEMS = "items";
  private static final String EPOCH = "epoch-";
  private static final String COMPLETE = "complete";

  /** The next epoch after this one that ends with a checkpoint, at most the last one. */
  int nextStop(int epoch, int epochs) {
    return Math.min(epochs, (epoch / interval + 1) * interval);
  }

  /**
   * The newest checkpoint that can be read; those after it are removed, with a warning.
   *
   * @param isReadable asks the blocks, see {@link #isReadable}
   * @return its epoch, 0 for none
   */
  int newest(int atMostEpoch, IntPredicate isReadable) {
    int[] ascending = completeEpochs().filter(epoch -> epoch <= atMostEpoch).sorted().toArray();
    for (int place = ascending.length - 1; place >= 0; place--) {
      if (isReadable.test(ascending[place])) {
        return ascending[place];
      }
      int before = place == 0 ? 0 : ascending[place - 1];
      LOG.warn("checkpoint torn, going back epoch={} to={}", ascending[place], before);
      delete(epochFolder(ascending[place]));
    }
    return 0;
  }

  private IntStream completeEpochs() {
    try {
      CheckpointFiles files = files();
      return Arrays.stream(files.list(new Path(folder, key)))
          .mapToInt(CheckpointFolder::epochOf)
          .filter(epoch -> epoch > 0 && isComplete(files, epoch));
    } catch (FileNotFoundException e) {
      return IntStream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot list " + folder, e);
    }
  }

  /** Whether a block's files are as they were written; warns if they are not. */
  boolean isReadable(int epoch, int block) {
    try {
      files().read(file(epoch, USERS, block));
      files().read(file(epoch, ITEMS, block));
      return true;
    } catch (IOException e) {
      LOG.warn("checkpoint unreadable epoch={} block={}", epoch, block, e);
      return false;
    }
  }

  void writeUsers(int epoch, int block, FactorRows factors) {
    write(file(epoch, USERS, block), factors);
  }

  void writeItems(int epoch, int block, FactorRows factors) {
    write(file(epoch, ITEMS, block), factors);
  }

  /** Writes the factors of one side of one block, forced to disk, whole or not at all. */
  private void write(Path file, FactorRows factors) {
    try {
      files().write(file, factors);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot write " + file, e);
    }
  }

  FactorRows readUsers(int epoch, int block) {
    return read(file(epoch, USERS, block));
  }

  FactorRows readItems(int epoch, int block) {
    return read(file(epoch, ITEMS, block));
  }

  /** Reads what was written, and checks it. */
  private FactorRows read(Path file) {
    try {
      return files().read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "checkpointDir: cannot read " + file + "; delete its folder to begin anew", e);
    }
  }

  /** Declares a checkpoint whole, and removes those before the last one. */
  void complete(int epoch) {
    try {
      CheckpointFiles files = files();
      files.writeEmpty(new Path(epochFolder(epoch), COMPLETE));
      for (FileStatus status : files.list(new Path(folder, key))) {
        if (epochOf(status) < epoch - interval) {
          files.delete(status.getPath());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot complete epoch " + epoch, e);
    }
  }

  /** Removes all checkpoints of this fit: it is done. */
  void delete() {
    delete(new Path(folder, key));
  }

  private void delete(Path path) {
    try {
      files().delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpointDir: cannot delete " + path, e);
    }
  }

  private CheckpointFiles files() throws IOException {
    return CheckpointFiles.of(new Path(folder).getFileSystem(hadoop.value()));
  }

  private boolean isComplete(CheckpointFiles files, int epoch) {
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
