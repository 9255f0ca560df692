package io.reeltime.ingest.table;

import io.reeltime.data.table.files.DurableFileIO;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/**
 * The durable file access over a disk that fails as planned. Bytes stay apart in memory until the
 * file is closed, which is where the durable one forces them; what a cut finds before that is
 * {@link FaultyDisk}'s choice.
 */
public final class FaultyFileIO implements FileIO {
  private final DurableFileIO durable = new DurableFileIO();

  @Override
  public void initialize(Map<String, String> properties) {
    durable.initialize(properties);
  }

  @Override
  public Map<String, String> properties() {
    return durable.properties();
  }

  @Override
  public InputFile newInputFile(String location) {
    try {
      FaultyDisk.current().requirePower();
    } catch (IOException e) {
      throw new RuntimeIOException(e);
    }
    return durable.newInputFile(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new FaultyFile(durable.newOutputFile(location));
  }

  @Override
  public void deleteFile(String location) {
    step("delete " + location);
    durable.deleteFile(location);
  }

  private static void step(String what) {
    try {
      FaultyDisk.current().step(what);
    } catch (IOException e) {
      throw new RuntimeIOException(e);
    }
  }

  private record FaultyFile(OutputFile file) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      step("create " + location());
      return new Unforced(file);
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return create();
    }

    @Override
    public String location() {
      return file.location();
    }

    @Override
    public InputFile toInputFile() {
      return file.toInputFile();
    }
  }

  private static final class Unforced extends PositionOutputStream {
    private final OutputFile file;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean closed;

    Unforced(OutputFile file) {
      this.file = file;
    }

    @Override
    public long getPos() {
      return bytes.size();
    }

    @Override
    public void write(int value) {
      bytes.write(value);
    }

    @Override
    public void write(byte[] values, int offset, int length) {
      bytes.write(values, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      FaultyDisk disk = FaultyDisk.current();
      try {
        disk.step("force " + file.location());
      } catch (IOException e) {
        leaveTorn(disk);
        throw e;
      }
      try (PositionOutputStream out = file.createOrOverwrite()) {
        bytes.writeTo(out);
      }
      disk.step("forced " + file.location());
    }

    private void leaveTorn(FaultyDisk disk) throws IOException {
      if (!disk.nameIsLost()) {
        Path path = Path.of(URI.create(file.location()));
        Files.createDirectories(path.getParent());
        Files.write(path, disk.torn(bytes.toByteArray()));
      }
    }
  }
}
