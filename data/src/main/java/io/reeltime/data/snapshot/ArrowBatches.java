package io.reeltime.data.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/** An Arrow file written batch by batch from one root whose vectors are filled anew each time. */
final class ArrowBatches implements AutoCloseable {
  private final VectorSchemaRoot root;
  private final FileChannel channel;
  private final ArrowFileWriter writer;

  ArrowBatches(Path file, VectorSchemaRoot root) throws IOException {
    this.root = root;
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.writer = new ArrowFileWriter(root, null, channel);
    writer.start();
  }

  /** Writes the first rows of the root, and empties it. */
  void write(int rows) throws IOException {
    root.setRowCount(rows);
    writer.writeBatch();
    root.clear();
  }

  @Override
  public void close() throws IOException {
    try (channel;
        writer) {
      writer.end();
    }
  }
}
