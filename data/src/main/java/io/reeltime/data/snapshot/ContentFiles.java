package io.reeltime.data.snapshot;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeltime.data.content.ColdBlend;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.content.ContentReport;
import io.reeltime.data.factors.FactorMatrix;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;

/**
 * The optional files about videos that no one has watched: {@code content.arrow} (the map from
 * embeddings to rows), {@code creators.arrow} (a mean row per creator) and {@code content.json}
 * (weights and report). All three or none.
 */
final class ContentFiles {
  static final String SUMMARY = "content.json";
  static final String CONTENT = "content.arrow";
  static final String CREATORS = "creators.arrow";

  private ContentFiles() {}

  /** {@code content.json}. */
  record Summary(
      @JsonProperty(required = true) int embeddingLength,
      @JsonProperty(required = true) int creators,
      @JsonProperty(required = true) ColdBlend blend,
      ContentReport report) {}

  /** Writes the files and returns the Arrow ones. */
  static List<Path> write(
      Path folder, ContentModel model, BatchLimits limits, BufferAllocator allocator)
      throws IOException {
    Path content = folder.resolve(CONTENT);
    Path creators = folder.resolve(CREATORS);
    int columns = model.content().rank();
    try (VectorSchemaRoot root =
            VectorSchemaRoot.create(SnapshotSchemas.content(columns), allocator);
        ArrowBatches batches = new ArrowBatches(content, root)) {
      write(batches, root, model.content(), List.of(), limits);
    }
    try (VectorSchemaRoot root =
            VectorSchemaRoot.create(SnapshotSchemas.creators(columns), allocator);
        ArrowBatches batches = new ArrowBatches(creators, root)) {
      write(batches, root, model.creators(), model.creatorIds(), limits);
    }
    Summary summary =
        new Summary(
            model.embeddingLength(), model.creatorIds().size(), model.blend(), model.report());
    Files.write(folder.resolve(SUMMARY), SnapshotJson.MAPPER.writeValueAsBytes(summary));
    return List.of(content, creators);
  }

  /** Reads the files of a manifest that lists them. */
  static ColdFactors read(SnapshotFolder folder, Manifest manifest, Arena arena) {
    int columns = manifest.rank() + manifest.lowPassRank();
    Summary summary = folder.parse(SUMMARY, Summary.class);
    MappedFile content = folder.map(manifest.file(CONTENT), arena);
    MappedFile creators = folder.map(manifest.file(CREATORS), arena);
    folder.requireSame(CONTENT, "rows", rows(content), summary.embeddingLength() + 1);
    folder.requireSame(CREATORS, "rows", rows(creators), summary.creators());
    return new ColdFactors(
        summary.embeddingLength(),
        matrix(content, columns, arena),
        new MappedStrings(creators, "creatorId")::indexOf,
        matrix(creators, columns, arena),
        summary.blend());
  }

  private static void write(
      ArrowBatches batches,
      VectorSchemaRoot root,
      FactorMatrix matrix,
      List<String> ids,
      BatchLimits limits)
      throws IOException {
    FixedSizeListVector lists = (FixedSizeListVector) root.getVector("row");
    Float4Vector values = (Float4Vector) lists.getDataVector();
    Utf8Order order = new Utf8Order("creator");
    int most = limits.rowsOf(matrix.rank());
    for (int from = 0; from < matrix.rows(); from += most) {
      int rows = Math.min(most, matrix.rows() - from);
      for (int row = 0; row < rows; row++) {
        if (!ids.isEmpty()) {
          ((VarCharVector) root.getVector("creatorId"))
              .setSafe(row, order.next(ids.get(from + row)));
        }
        lists.startNewValue(row);
        for (int column = 0; column < matrix.rank(); column++) {
          values.setSafe(row * matrix.rank() + column, matrix.get(from + row, column));
        }
      }
      batches.write(rows);
    }
  }

  private static int rows(MappedFile file) {
    return file.batchStarts()[file.batchStarts().length - 1];
  }

  private static FactorMatrix matrix(MappedFile file, int columns, Arena arena) {
    int[] starts = file.batchStarts();
    List<MemorySegment> batches = file.buffers("row.item.data");
    FactorMatrix matrix = FactorMatrix.allocate(rows(file), columns, arena);
    long rowBytes = (long) columns * Float.BYTES;
    for (int batch = 0; batch < batches.size(); batch++) {
      MemorySegment.copy(
          batches.get(batch),
          0,
          matrix.values(),
          starts[batch] * rowBytes,
          (starts[batch + 1] - starts[batch]) * rowBytes);
    }
    return matrix;
  }
}
