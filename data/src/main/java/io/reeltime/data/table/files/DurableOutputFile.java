package io.reeltime.data.table.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A local file to write; durable, with its name, once its stream is closed. */
record DurableOutputFile(String location, Path path) implements OutputFile {

  @Override
  public PositionOutputStream create() {
    return open(StandardOpenOption.CREATE_NEW);
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    return open(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  @Override
  public InputFile toInputFile() {
    return new LocalInputFile(location, path);
  }

  private PositionOutputStream open(OpenOption... how) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("no folder holds " + location);
    }
    try {
      DurableFolders.create(folder);
      FileChannel channel = FileChannel.open(path, withWrite(how));
      return new DurableOutputStream(channel, folder);
    } catch (FileAlreadyExistsException e) {
      throw new AlreadyExistsException(e, "File already exists: %s", location);
    } catch (IOException e) {
      throw new RuntimeIOException(e, "Failed to create %s", location);
    }
  }

  private static OpenOption[] withWrite(OpenOption... how) {
    OpenOption[] all = Arrays.copyOf(how, how.length + 1);
    all[how.length] = StandardOpenOption.WRITE;
    return all;
  }
}
