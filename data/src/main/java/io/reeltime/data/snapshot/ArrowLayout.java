package io.reeltime.data.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Where the buffers of an Arrow file lie.
 *
 * <p>Arrow Java has no reader that maps a file; with the ranges in the manifest any reader can map
 * the columns it needs without parsing flatbuffers. Format: Arrow IPC file, little-endian footer.
 */
final class ArrowLayout {
  private static final int MAGIC_BYTES = 6;
  private static final int CONTINUATION = -1;

  private ArrowLayout() {}

  /** Reads the layout of every record batch. */
  static List<Manifest.Batch> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Footer footer = footer(channel);
      List<String> names = new ArrayList<>();
      for (Field field : Schema.convertSchema(footer.schema()).getFields()) {
        addBufferNames(field, "", names);
      }
      List<Manifest.Batch> batches = new ArrayList<>();
      for (int i = 0; i < footer.recordBatchesLength(); i++) {
        batches.add(batch(channel, footer.recordBatches(i), names));
      }
      return batches;
    }
  }

  private static Footer footer(FileChannel channel) throws IOException {
    int tailBytes = Integer.BYTES + MAGIC_BYTES;
    long end = channel.size() - tailBytes;
    int footerBytes = read(channel, end, Integer.BYTES).getInt();
    return Footer.getRootAsFooter(read(channel, end - footerBytes, footerBytes));
  }

  private static Manifest.Batch batch(FileChannel channel, Block block, List<String> names)
      throws IOException {
    ByteBuffer metadata = read(channel, block.offset(), block.metaDataLength());
    // A message starts with a continuation marker and its length, except in files before 0.15.
    int prefix = metadata.getInt(0) == CONTINUATION ? 2 * Integer.BYTES : Integer.BYTES;
    Message message =
        Message.getRootAsMessage(metadata.position(prefix).slice().order(ByteOrder.LITTLE_ENDIAN));
    RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
    long body = block.offset() + block.metaDataLength();
    Map<String, Manifest.Range> buffers = new LinkedHashMap<>();
    for (int i = 0; i < batch.buffersLength(); i++) {
      buffers.put(
          names.get(i),
          new Manifest.Range(body + batch.buffers(i).offset(), batch.buffers(i).length()));
    }
    return new Manifest.Batch(Math.toIntExact(batch.length()), buffers);
  }

  private static void addBufferNames(Field field, String prefix, List<String> names) {
    String path = prefix + field.getName();
    for (var type : TypeLayout.getTypeLayout(field.getType()).getBufferTypes()) {
      names.add(path + "." + type.getName().toLowerCase(Locale.ROOT));
    }
    for (Field child : field.getChildren()) {
      addBufferNames(child, path + ".", names);
    }
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new IOException("Arrow file ends at " + (offset + buffer.position()));
      }
    }
    return buffer.flip();
  }
}
