package io.reeltime.data.snapshot;

import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;

/** Fills the batches of {@code items.arrow}. */
final class ItemRows {
  private final List<Item> items;
  private final FactorMatrix factors;
  private final float[] degrees;
  private final Utf8Order order = new Utf8Order("video");
  private final VarCharVector videoIds;
  private final VarCharVector creatorIds;
  private final VarCharVector titles;
  private final VarCharVector categories;
  private final VarCharVector languages;
  private final BigIntVector durations;
  private final TimeStampMilliTZVector published;
  private final TinyIntVector statuses;
  private final Float4Vector popularities;
  private final Float4Vector trendings;
  private final Float4Vector degreeVector;
  private final ListVector regions;
  private final FixedSizeListVector factorLists;

  ItemRows(VectorSchemaRoot root, SnapshotContent content) {
    this.items = content.items();
    this.factors = content.model().rows();
    this.degrees = content.model().degrees();
    this.videoIds = (VarCharVector) root.getVector("videoId");
    this.creatorIds = (VarCharVector) root.getVector("creatorId");
    this.titles = (VarCharVector) root.getVector("title");
    this.categories = (VarCharVector) root.getVector("category");
    this.languages = (VarCharVector) root.getVector("language");
    this.durations = (BigIntVector) root.getVector("durationMillis");
    this.published = (TimeStampMilliTZVector) root.getVector("publishedAt");
    this.statuses = (TinyIntVector) root.getVector("status");
    this.popularities = (Float4Vector) root.getVector("popularity");
    this.trendings = (Float4Vector) root.getVector("trending");
    this.degreeVector = (Float4Vector) root.getVector("degree");
    this.regions = (ListVector) root.getVector("regions");
    this.factorLists = (FixedSizeListVector) root.getVector("factors");
  }

  void writeTo(ArrowBatches batches, BatchLimits limits) throws IOException {
    int most = limits.rowsOf(factors.rank());
    for (int from = 0; from < items.size(); from += most) {
      int rows = Math.min(most, items.size() - from);
      for (int row = 0; row < rows; row++) {
        set(row, items.get(from + row));
        degreeVector.setSafe(row, degrees[from + row]);
      }
      setFactors(from, rows);
      batches.write(rows);
    }
  }

  private void set(int row, Item item) {
    Video video = item.video();
    videoIds.setSafe(row, order.next(video.videoId()));
    creatorIds.setSafe(row, Utf8Order.utf8(video.creatorId()));
    titles.setSafe(row, Utf8Order.utf8(video.title()));
    categories.setSafe(row, Utf8Order.utf8(video.category()));
    languages.setSafe(row, Utf8Order.utf8(video.language()));
    durations.setSafe(row, video.durationMillis());
    published.setSafe(row, video.publishedAt().toEpochMilli());
    statuses.setSafe(row, SnapshotSchemas.statusCode(video.status()));
    popularities.setSafe(row, item.popularity());
    trendings.setSafe(row, item.trending());
    setRegions(row, video.regions());
  }

  private void setRegions(int row, List<String> names) {
    VarCharVector values = (VarCharVector) regions.getDataVector();
    int start = regions.startNewValue(row);
    for (int i = 0; i < names.size(); i++) {
      values.setSafe(start + i, Utf8Order.utf8(names.get(i)));
    }
    regions.endValue(row, names.size());
  }

  /** Copies the rows as one block: set one by one, a million rows of 128 would take seconds. */
  private void setFactors(int from, int rows) {
    int rank = factors.rank();
    long rowBytes = (long) rank * Float.BYTES;
    for (int row = 0; row < rows; row++) {
      factorLists.startNewValue(row);
    }
    Float4Vector values = (Float4Vector) factorLists.getDataVector();
    values.allocateNew(rows * rank);
    MemorySegment block = factors.values().asSlice(from * rowBytes, rows * rowBytes);
    values.getDataBuffer().setBytes(0, block.asByteBuffer());
    values.getValidityBuffer().setOne(0, values.getValidityBuffer().capacity());
    values.setValueCount(rows * rank);
  }
}
