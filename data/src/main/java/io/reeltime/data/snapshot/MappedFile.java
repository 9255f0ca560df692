package io.reeltime.data.snapshot;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** An Arrow file of a snapshot, mapped; hands out its columns as one segment per record batch. */
final class MappedFile {
  private final Manifest.SnapshotFile layout;
  private final MemorySegment bytes;

  private MappedFile(Manifest.SnapshotFile layout, MemorySegment bytes) {
    this.layout = layout;
    this.bytes = bytes;
  }

  static MappedFile map(Path file, Manifest.SnapshotFile layout, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new MappedFile(
          layout, channel.map(FileChannel.MapMode.READ_ONLY, 0, layout.bytes(), arena));
    }
  }

  /** First row of each batch, and the row count of the file at the end. */
  int[] batchStarts() {
    int[] starts = new int[layout.batches().size() + 1];
    for (int i = 0; i < layout.batches().size(); i++) {
      starts[i + 1] = starts[i] + layout.batches().get(i).rows();
    }
    return starts;
  }

  /** The buffer of that name in each batch. */
  List<MemorySegment> buffers(String name) {
    List<MemorySegment> buffers = new ArrayList<>();
    for (Manifest.Batch batch : layout.batches()) {
      Manifest.Range range = batch.buffers().get(name);
      if (range == null
          || range.offset() < 0
          || range.length() < 0
          || range.length() > layout.bytes() - range.offset()) {
        throw new CorruptSnapshotException(
            "manifest.json: %s: found %s for buffer %s, expected a range within %d bytes"
                .formatted(layout.name(), range, name, layout.bytes()));
      }
      buffers.add(bytes.asSlice(range.offset(), range.length()));
    }
    return buffers;
  }
}
