package io.reeltime.data.snapshot;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.linear.Workers;
import io.reeltime.data.retrieval.IndexBuilder;
import io.reeltime.data.retrieval.IndexSettings;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of one snapshot into a folder of its own, each forced to disk, the manifest
 * last.
 */
final class SnapshotWriter {
  private final Path folder;
  private final BatchLimits limits;
  private final IndexSettings indexSettings;
  private final List<Manifest.SnapshotFile> files = new ArrayList<>();
  private int users;
  private long interactions;
  private Manifest.@Nullable Retrieval retrieval;

  SnapshotWriter(Path folder, BatchLimits limits, IndexSettings indexSettings) {
    this.folder = folder;
    this.limits = limits;
    this.indexSettings = indexSettings;
  }

  void writeData(SnapshotContent content) throws IOException {
    try (BufferAllocator allocator = new RootAllocator()) {
      writeItems(content, allocator);
      writeGramian(content.model().gramian(), allocator);
      writeNeighbours(content.model().neighbours(), allocator);
      HistorySample users =
          new HistorySample(content.histories(), indexSettings.queries(), indexSettings.seed());
      writeHistories(users, content.items().size(), allocator);
      writeIndex(content.model(), users, allocator);
      writeContent(content.content(), allocator);
    }
    Path report = folder.resolve(SnapshotFolder.REPORT);
    Files.write(report, SnapshotJson.MAPPER.writeValueAsBytes(content.report()));
    finish(report, List.of());
  }

  void writeManifest(SnapshotContent content, SnapshotVersion version) throws IOException {
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            version,
            content.createdAt(),
            content.lineage(),
            content.model().objective(),
            content.preferenceWeights(),
            content.model().rank(),
            content.model().lowPassRank(),
            content.model().weights(),
            content.items().size(),
            users,
            interactions,
            retrieval,
            List.copyOf(files));
    byte[] json = SnapshotJson.MAPPER.writeValueAsBytes(manifest);
    byte[] checksum = DurableFiles.crc32c(json).getBytes(StandardCharsets.UTF_8);
    DurableFiles.replace(folder.resolve(SnapshotFolder.MANIFEST_CHECKSUM), checksum);
    DurableFiles.replace(folder.resolve(SnapshotFolder.MANIFEST), json);
  }

  private void writeItems(SnapshotContent content, BufferAllocator allocator) throws IOException {
    Path file = folder.resolve(SnapshotFolder.ITEMS);
    Schema schema = SnapshotSchemas.items(content.model().rows().rank());
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        ArrowBatches batches = new ArrowBatches(file, root)) {
      new ItemRows(root, content).writeTo(batches, limits);
    }
    finish(file, ArrowLayout.read(file));
  }

  private void writeNeighbours(NeighbourLists neighbours, BufferAllocator allocator)
      throws IOException {
    Path file = folder.resolve(SnapshotFolder.NEIGHBOURS);
    try (VectorSchemaRoot root = VectorSchemaRoot.create(SnapshotSchemas.neighbours(), allocator);
        ArrowBatches batches = new ArrowBatches(file, root)) {
      new NeighbourRows(root, neighbours).writeTo(batches, limits);
    }
    finish(file, ArrowLayout.read(file));
  }

  private void writeHistories(HistorySample histories, int videos, BufferAllocator allocator)
      throws IOException {
    Path file = folder.resolve(SnapshotFolder.HISTORY);
    try (VectorSchemaRoot root = VectorSchemaRoot.create(SnapshotSchemas.history(), allocator);
        ArrowBatches batches = new ArrowBatches(file, root)) {
      HistoryRows rows = new HistoryRows(root, videos);
      rows.writeTo(batches, histories, limits);
      users = rows.users();
      interactions = rows.interactions();
    }
    finish(file, ArrowLayout.read(file));
  }

  private void writeGramian(Gramian gramian, BufferAllocator allocator) throws IOException {
    Path file = folder.resolve(SnapshotFolder.GRAMIAN);
    int rank = gramian.rank();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(SnapshotSchemas.gramian(rank), allocator);
        ArrowBatches batches = new ArrowBatches(file, root)) {
      FixedSizeListVector lists = (FixedSizeListVector) root.getVector("row");
      Float8Vector values = (Float8Vector) lists.getDataVector();
      for (int row = 0; row < rank; row++) {
        lists.startNewValue(row);
        for (int column = 0; column < rank; column++) {
          values.setSafe(row * rank + column, gramian.values()[row * rank + column]);
        }
      }
      batches.write(rank);
    }
    finish(file, ArrowLayout.read(file));
  }

  private void writeContent(@Nullable ContentModel model, BufferAllocator allocator)
      throws IOException {
    if (model != null) {
      for (Path file : ContentFiles.write(folder, model, limits, allocator)) {
        finish(file, ArrowLayout.read(file));
      }
      finish(folder.resolve(ContentFiles.SUMMARY), List.of());
    }
  }

  private void writeIndex(BlendedItems model, HistorySample histories, BufferAllocator allocator)
      throws IOException {
    FactorMatrix queries = histories.vectors(model);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
        Arena arena = Arena.ofShared()) {
      IndexBuilder.Measured index =
          new IndexBuilder(indexSettings, workers).build(model.rows(), queries, arena);
      retrieval = Manifest.Retrieval.of(index);
      for (Path file : RetrievalFiles.write(folder, index.index(), limits, allocator)) {
        finish(file, ArrowLayout.read(file));
      }
    }
  }

  private void finish(Path file, List<Manifest.Batch> batches) throws IOException {
    DurableFiles.sync(file);
    files.add(
        new Manifest.SnapshotFile(
            file.getFileName().toString(), Files.size(file), DurableFiles.crc32c(file), batches));
  }
}
