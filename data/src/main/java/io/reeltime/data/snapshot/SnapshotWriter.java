package io.reeltime.data.snapshot;

import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * Writes the files of one snapshot into a folder of its own, each forced to disk, the manifest
 * last.
 */
final class SnapshotWriter {
  static final String MANIFEST = "manifest.json";
  static final String REPORT = "report.json";
  static final String ITEMS = "items.arrow";
  static final String GRAMIAN = "gramian.arrow";
  static final String HISTORY = "history.arrow";

  /** Keeps a batch of items at rank 1,024 within 256 MiB; Arrow's own limit is 2^31 elements. */
  private static final int BATCH_ROWS = 1 << 16;

  private final Path folder;
  private final List<Manifest.SnapshotFile> files = new ArrayList<>();
  private int users;
  private long interactions;

  SnapshotWriter(Path folder) {
    this.folder = folder;
  }

  void writeData(SnapshotContent content) throws IOException {
    try (BufferAllocator allocator = new RootAllocator()) {
      writeItems(content.items(), content.factors(), allocator);
      writeGramian(content.gramian(), allocator);
      writeHistories(content.histories(), allocator);
    }
    Path report = folder.resolve(REPORT);
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
            content.objective(),
            content.preferenceWeights(),
            content.factors().rank(),
            content.items().size(),
            users,
            interactions,
            List.copyOf(files));
    DurableFiles.replace(folder.resolve(MANIFEST), SnapshotJson.MAPPER.writeValueAsBytes(manifest));
  }

  private void writeItems(List<Item> items, FactorMatrix factors, BufferAllocator allocator)
      throws IOException {
    Path file = folder.resolve(ITEMS);
    try (VectorSchemaRoot root =
            VectorSchemaRoot.create(SnapshotSchemas.items(factors.rank()), allocator);
        ArrowBatches batches = new ArrowBatches(file, root)) {
      for (int from = 0; from < items.size(); from += BATCH_ROWS) {
        int rows = Math.min(BATCH_ROWS, items.size() - from);
        for (int row = 0; row < rows; row++) {
          setItem(root, row, items.get(from + row));
        }
        setFactors((FixedSizeListVector) root.getVector("factors"), factors, from, rows);
        batches.write(rows);
      }
    }
    finish(file, ArrowLayout.read(file));
  }

  private static void setItem(VectorSchemaRoot root, int row, Item item) {
    Video video = item.video();
    setText(root, "videoId", row, video.videoId());
    setText(root, "creatorId", row, video.creatorId());
    setText(root, "title", row, video.title());
    setText(root, "category", row, video.category());
    setText(root, "language", row, video.language());
    ((BigIntVector) root.getVector("durationMillis")).setSafe(row, video.durationMillis());
    ((TimeStampMilliTZVector) root.getVector("publishedAt"))
        .setSafe(row, video.publishedAt().toEpochMilli());
    ((TinyIntVector) root.getVector("status")).setSafe(row, video.status().ordinal());
    ((Float4Vector) root.getVector("popularity")).setSafe(row, item.popularity());
    ((Float4Vector) root.getVector("trending")).setSafe(row, item.trending());
    ListVector regions = (ListVector) root.getVector("regions");
    VarCharVector names = (VarCharVector) regions.getDataVector();
    int start = regions.startNewValue(row);
    for (int i = 0; i < video.regions().size(); i++) {
      names.setSafe(start + i, utf8(video.regions().get(i)));
    }
    regions.endValue(row, video.regions().size());
  }

  private static void setFactors(
      FixedSizeListVector lists, FactorMatrix factors, int from, int rows) {
    int rank = factors.rank();
    Float4Vector values = (Float4Vector) lists.getDataVector();
    float[] factor = new float[rank];
    for (int row = 0; row < rows; row++) {
      factors.copyRow(from + row, factor);
      lists.startNewValue(row);
      for (int column = 0; column < rank; column++) {
        values.setSafe(row * rank + column, factor[column]);
      }
    }
    values.setValueCount(rows * rank);
  }

  private void writeGramian(Gramian gramian, BufferAllocator allocator) throws IOException {
    Path file = folder.resolve(GRAMIAN);
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
      values.setValueCount(rank * rank);
      batches.write(rank);
    }
    finish(file, ArrowLayout.read(file));
  }

  private void writeHistories(
      Iterable<SnapshotContent.UserEntry> histories, BufferAllocator allocator) throws IOException {
    Path file = folder.resolve(HISTORY);
    try (VectorSchemaRoot root = VectorSchemaRoot.create(SnapshotSchemas.history(), allocator);
        ArrowBatches batches = new ArrowBatches(file, root)) {
      Iterator<SnapshotContent.UserEntry> entries = histories.iterator();
      byte[] before = new byte[0];
      int row = 0;
      while (entries.hasNext()) {
        SnapshotContent.UserEntry entry = entries.next();
        byte[] userId = utf8(entry.userId());
        requireAscending(before, userId, entry.userId());
        before = userId;
        setHistory(root, row++, userId, entry.history());
        if (row == BATCH_ROWS) {
          batches.write(row);
          row = 0;
        }
      }
      if (row > 0) {
        batches.write(row);
      }
    }
    finish(file, ArrowLayout.read(file));
  }

  private void setHistory(VectorSchemaRoot root, int row, byte[] userId, UserHistory history) {
    ((VarCharVector) root.getVector("userId")).setSafe(row, userId);
    ListVector lists = (ListVector) root.getVector("history");
    StructVector pairs = (StructVector) lists.getDataVector();
    IntVector videoIndexes = (IntVector) pairs.getChild("videoIndex");
    Float4Vector strengths = (Float4Vector) pairs.getChild("strength");
    int start = lists.startNewValue(row);
    for (int i = 0; i < history.size(); i++) {
      pairs.setIndexDefined(start + i);
      videoIndexes.setSafe(start + i, history.videoIndexes()[i]);
      strengths.setSafe(start + i, history.strengths()[i]);
    }
    lists.endValue(row, history.size());
    users++;
    interactions += history.size();
  }

  private static void requireAscending(byte[] before, byte[] userId, String name) {
    if (Arrays.compareUnsigned(before, userId) >= 0) {
      throw new IllegalArgumentException(
          "snapshot content: user '" + name + "' is not after the one before it in UTF-8 order");
    }
  }

  private void finish(Path file, List<Manifest.Batch> batches) throws IOException {
    DurableFiles.sync(file);
    files.add(
        new Manifest.SnapshotFile(
            file.getFileName().toString(), Files.size(file), DurableFiles.crc32c(file), batches));
  }

  private static void setText(VectorSchemaRoot root, String column, int row, String text) {
    ((VarCharVector) root.getVector(column)).setSafe(row, utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
