package io.reeltime.data.snapshot;

import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The videos of an open snapshot: ids, catalogue fields, popularity and factors, by video index.
 */
public final class ItemTable {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final int[] batchStarts;
  private final MappedStrings videoIds;
  private final MappedStrings creatorIds;
  private final MappedStrings titles;
  private final MappedStrings categories;
  private final MappedStrings languages;
  private final List<MemorySegment> durations;
  private final List<MemorySegment> published;
  private final List<MemorySegment> statuses;
  private final List<MemorySegment> popularities;
  private final List<MemorySegment> trendings;
  private final List<MemorySegment> regionStarts;
  private final List<MemorySegment> regionEnds;
  private final List<MemorySegment> regionBytes;
  private final List<MemorySegment> degrees;
  private final FactorMatrix rows;
  private final FactorMatrix factors;

  ItemTable(MappedFile file, int rank, int lowPassRank, Arena arena) {
    this.batchStarts = file.batchStarts();
    this.videoIds = new MappedStrings(file, "videoId");
    this.creatorIds = new MappedStrings(file, "creatorId");
    this.titles = new MappedStrings(file, "title");
    this.categories = new MappedStrings(file, "category");
    this.languages = new MappedStrings(file, "language");
    this.durations = file.buffers("durationMillis.data");
    this.published = file.buffers("publishedAt.data");
    this.statuses = file.buffers("status.data");
    this.popularities = file.buffers("popularity.data");
    this.trendings = file.buffers("trending.data");
    this.regionStarts = file.buffers("regions.offset");
    this.regionEnds = file.buffers("regions.item.offset");
    this.regionBytes = file.buffers("regions.item.data");
    this.degrees = file.buffers("degree.data");
    this.rows =
        contiguous(file.buffers("factors.item.data"), batchStarts, rank + lowPassRank, arena);
    this.factors = rows.leadingColumns(rank);
  }

  /** Number of videos. */
  public int size() {
    return batchStarts[batchStarts.length - 1];
  }

  /** Index of a video, or -1 if the snapshot does not have it. */
  public int indexOf(String videoId) {
    return videoIds.indexOf(videoId);
  }

  public String videoId(int videoIndex) {
    return videoIds.get(videoIndex);
  }

  public float popularity(int videoIndex) {
    int batch = batchOf(videoIndex);
    return popularities.get(batch).getAtIndex(FLOAT, videoIndex - batchStarts[batch]);
  }

  public float trending(int videoIndex) {
    int batch = batchOf(videoIndex);
    return trendings.get(batch).getAtIndex(FLOAT, videoIndex - batchStarts[batch]);
  }

  public Video.Status status(int videoIndex) {
    int batch = batchOf(videoIndex);
    return SnapshotSchemas.status(
        statuses.get(batch).get(ValueLayout.JAVA_BYTE, videoIndex - batchStarts[batch]));
  }

  /** When the video became visible, milliseconds since 1970. */
  public long publishedAtMillis(int videoIndex) {
    int batch = batchOf(videoIndex);
    return published.get(batch).getAtIndex(LONG, videoIndex - batchStarts[batch]);
  }

  public String category(int videoIndex) {
    return categories.get(videoIndex);
  }

  public String language(int videoIndex) {
    return languages.get(videoIndex);
  }

  public String creatorId(int videoIndex) {
    return creatorIds.get(videoIndex);
  }

  /** 0 when unknown. */
  public long durationMillis(int videoIndex) {
    int batch = batchOf(videoIndex);
    return durations.get(batch).getAtIndex(LONG, videoIndex - batchStarts[batch]);
  }

  /** Where the video may be shown; everywhere when there are none. */
  public List<String> regions(int videoIndex) {
    int batch = batchOf(videoIndex);
    return regions(batch, videoIndex - batchStarts[batch]);
  }

  /** All catalogue fields, made anew at each call. */
  public Video video(int videoIndex) {
    int batch = batchOf(videoIndex);
    int row = videoIndex - batchStarts[batch];
    return new Video(
        videoIds.get(videoIndex),
        creatorIds.get(videoIndex),
        titles.get(videoIndex),
        categories.get(videoIndex),
        languages.get(videoIndex),
        durations.get(batch).getAtIndex(LONG, row),
        Instant.ofEpochMilli(published.get(batch).getAtIndex(LONG, row)),
        regions(batch, row),
        status(videoIndex));
  }

  /** Item rows, {@code [videos x (rank + low-pass rank)]}. */
  public FactorMatrix rows() {
    return rows;
  }

  /** Degrees of the low-pass term, {@code [videos]}. */
  float[] degrees() {
    float[] values = new float[size()];
    for (int batch = 0; batch < degrees.size(); batch++) {
      int from = batchStarts[batch];
      MemorySegment.copy(degrees.get(batch), FLOAT, 0, values, from, batchStarts[batch + 1] - from);
    }
    return values;
  }

  /** Item factors, {@code [videos x rank]}: a view of the rows. */
  public FactorMatrix factors() {
    return factors;
  }

  private List<String> regions(int batch, int row) {
    MemorySegment starts = regionStarts.get(batch);
    MemorySegment ends = regionEnds.get(batch);
    List<String> regions = new ArrayList<>();
    for (int i = starts.getAtIndex(INT, row); i < starts.getAtIndex(INT, row + 1L); i++) {
      int start = ends.getAtIndex(INT, i);
      int length = ends.getAtIndex(INT, i + 1L) - start;
      byte[] utf8 = regionBytes.get(batch).asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
      regions.add(new String(utf8, StandardCharsets.UTF_8));
    }
    return regions;
  }

  private int batchOf(int videoIndex) {
    return MappedStrings.batchOf(batchStarts, videoIndex);
  }

  /** Copies the batches behind each other: retrieval wants one aligned block, not the file's. */
  private static FactorMatrix contiguous(
      List<MemorySegment> batches, int[] batchStarts, int rank, Arena arena) {
    FactorMatrix factors = FactorMatrix.allocate(batchStarts[batches.size()], rank, arena);
    long rowBytes = (long) rank * Float.BYTES;
    for (int batch = 0; batch < batches.size(); batch++) {
      long bytes = (batchStarts[batch + 1] - batchStarts[batch]) * rowBytes;
      if (batches.get(batch).byteSize() < bytes) {
        throw new CorruptSnapshotException(
            "items.arrow: found %d bytes of factors in batch %d, expected %d"
                .formatted(batches.get(batch).byteSize(), batch, bytes));
      }
      MemorySegment.copy(
          batches.get(batch), 0, factors.values(), batchStarts[batch] * rowBytes, bytes);
    }
    return factors;
  }
}
