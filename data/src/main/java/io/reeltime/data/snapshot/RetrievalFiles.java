package io.reeltime.data.snapshot;

import io.reeltime.data.retrieval.ClusteredIndex;
import io.reeltime.data.retrieval.ExactIndex;
import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.QuantizedRows;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The files of the item index: {@code items-int8.arrow}, and {@code clusters.arrow} for a clustered
 * one. A row of either is a block of {@value QuantizedRows#BLOCK} positions, of the catalogue or of
 * centroids.
 */
final class RetrievalFiles {
  static final String ITEMS = "items-int8.arrow";
  static final String CLUSTERS = "clusters.arrow";

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final long ALIGNMENT_BYTES = 64;

  private RetrievalFiles() {}

  /** Writes the files and returns them. */
  static List<Path> write(
      Path folder, ItemIndex index, BatchLimits limits, BufferAllocator allocator)
      throws IOException {
    List<Path> files = new ArrayList<>();
    int columns = index.rows().columns();
    files.add(folder.resolve(ITEMS));
    try (VectorSchemaRoot root =
            VectorSchemaRoot.create(SnapshotSchemas.quantizedItems(columns), allocator);
        ArrowBatches batches = new ArrowBatches(files.getLast(), root)) {
      new QuantizedBlocks(root, index.rows(), "videoIndex").writeTo(batches, limits);
    }
    if (index instanceof ClusteredIndex clustered) {
      files.add(folder.resolve(CLUSTERS));
      try (VectorSchemaRoot root =
              VectorSchemaRoot.create(SnapshotSchemas.clusters(columns), allocator);
          ArrowBatches batches = new ArrowBatches(files.getLast(), root)) {
        new QuantizedBlocks(root, clustered.centroids(), "list")
            .with(clustered)
            .writeTo(batches, limits);
      }
    }
    return files;
  }

  /** Reads the index that a manifest describes. */
  static ItemIndex read(
      SnapshotFolder folder, Manifest manifest, Manifest.Retrieval retrieval, Arena arena) {
    int columns = manifest.rank() + manifest.lowPassRank();
    MappedFile items = folder.map(manifest.file(ITEMS), arena);
    QuantizedRows rows = rows(items, "videoIndex", columns, manifest.videos(), ITEMS, arena);
    return switch (retrieval.index()) {
      case ExactIndex.NAME -> new ExactIndex(rows);
      case ClusteredIndex.NAME -> clustered(folder, manifest, retrieval, rows, arena);
      default ->
          throw new CorruptSnapshotException(
              "%s: manifest.json: found index %s, expected %s or %s"
                  .formatted(
                      manifest.version(), retrieval.index(), ExactIndex.NAME, ClusteredIndex.NAME));
    };
  }

  private static ClusteredIndex clustered(
      SnapshotFolder folder,
      Manifest manifest,
      Manifest.Retrieval retrieval,
      QuantizedRows rows,
      Arena arena) {
    int lists = retrieval.lists();
    MappedFile file = folder.map(manifest.file(CLUSTERS), arena);
    QuantizedRows centroids = rows(file, "list", rows.columns(), lists, CLUSTERS, arena);
    int[] firstBlocks = ints(file, "firstBlock.item.data");
    float[] meanCosines = floats(file, "cosine.item.data");
    int[] starts = new int[lists + 1];
    float[] cosines = new float[lists];
    starts[lists] = rows.blocks();
    int found = 0;
    for (int position = 0; position < centroids.positions(); position++) {
      int list = centroids.row(position);
      if (list != QuantizedRows.NO_ROW) {
        starts[list] = firstBlocks[position];
        cosines[list] = meanCosines[position];
        found++;
      }
    }
    folder.requireSame(CLUSTERS, "lists", found, lists);
    return new ClusteredIndex(rows, centroids, starts, cosines, (float) retrieval.slack());
  }

  private static QuantizedRows rows(
      MappedFile file, String index, int columns, int below, String name, Arena arena) {
    int[] rows = ints(file, index + ".item.data");
    for (int row : rows) {
      if (row < QuantizedRows.NO_ROW || row >= below) {
        throw new CorruptSnapshotException(
            "%s: found %s %d, expected -1 to below %d".formatted(name, index, row, below));
      }
    }
    return new QuantizedRows(
        codes(file, columns, arena), columns, rows, floats(file, "scale.item.data"));
  }

  /** Copies the batches behind each other: the kernels want one aligned block. */
  private static MemorySegment codes(MappedFile file, int columns, Arena arena) {
    int[] starts = file.batchStarts();
    List<MemorySegment> batches = file.buffers("codes.item.data");
    long blockBytes = (long) columns * QuantizedRows.BLOCK;
    long bytes = starts[batches.size()] * blockBytes;
    MemorySegment codes = arena.allocate(Math.max(1, bytes), ALIGNMENT_BYTES).asSlice(0, bytes);
    for (int batch = 0; batch < batches.size(); batch++) {
      long length = (starts[batch + 1] - starts[batch]) * blockBytes;
      MemorySegment.copy(batches.get(batch), 0, codes, starts[batch] * blockBytes, length);
    }
    return codes;
  }

  private static int[] ints(MappedFile file, String buffer) {
    int[] starts = file.batchStarts();
    int[] values = new int[starts[starts.length - 1] * QuantizedRows.BLOCK];
    List<MemorySegment> batches = file.buffers(buffer);
    for (int batch = 0; batch < batches.size(); batch++) {
      int from = starts[batch] * QuantizedRows.BLOCK;
      int count = starts[batch + 1] * QuantizedRows.BLOCK - from;
      MemorySegment.copy(batches.get(batch), INT, 0, values, from, count);
    }
    return values;
  }

  private static float[] floats(MappedFile file, String buffer) {
    int[] starts = file.batchStarts();
    float[] values = new float[starts[starts.length - 1] * QuantizedRows.BLOCK];
    List<MemorySegment> batches = file.buffers(buffer);
    for (int batch = 0; batch < batches.size(); batch++) {
      int from = starts[batch] * QuantizedRows.BLOCK;
      int count = starts[batch + 1] * QuantizedRows.BLOCK - from;
      MemorySegment.copy(batches.get(batch), FLOAT, 0, values, from, count);
    }
    return values;
  }
}
