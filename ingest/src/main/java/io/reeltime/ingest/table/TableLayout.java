package io.reeltime.ingest.table;

import static io.reeltime.data.table.EventColumns.CONTEXT;
import static io.reeltime.data.table.EventColumns.EVENT_ID;
import static io.reeltime.data.table.EventColumns.LOG_OFFSET;
import static io.reeltime.data.table.EventColumns.REQUEST_ID;
import static io.reeltime.data.table.EventColumns.TIME;
import static io.reeltime.data.table.EventColumns.USER_ID;
import static io.reeltime.data.table.EventColumns.VIDEO_ID;
import static org.apache.iceberg.TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX;
import static org.apache.iceberg.TableProperties.PARQUET_DICT_ENCODING_ENABLED_COLUMN_PREFIX;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.TableProperties;

/**
 * How the tables' Parquet files are laid out for their readers. Kept in the tables themselves, so
 * that compaction lays its files out in the same way.
 *
 * @param compressionLevel of zstd, 1 to 22
 * @param fileBytes size that compaction aims at, and at which a writer begins the next file
 * @param rowGroupBytes about the size of a row group
 * @param pageBytes about the size of a page before compression
 */
public record TableLayout(int compressionLevel, long fileBytes, long rowGroupBytes, int pageBytes) {
  /**
   * Level 3 is zstd's own; 128 MB are a handful of files per busy day, one Spark split each; a row
   * group of 16 MB is what a reader must take in for one user of a sorted file, and what a writer
   * holds in memory.
   */
  public static final TableLayout DEFAULT = new TableLayout(3, 128L << 20, 16L << 20, 1 << 20);

  private static final int HIGHEST_LEVEL = 22;

  /** Each value is new: a dictionary would be built, and then thrown away. */
  private static final List<String> WITHOUT_DICTIONARY =
      List.of(LOG_OFFSET, EVENT_ID, REQUEST_ID, TIME);

  public TableLayout {
    require(
        compressionLevel >= 1 && compressionLevel <= HIGHEST_LEVEL,
        "compression level",
        compressionLevel,
        "1 to " + HIGHEST_LEVEL);
    require(pageBytes >= 1 << 10, "page size", pageBytes, "1024 bytes or more");
    require(rowGroupBytes >= pageBytes, "row group size", rowGroupBytes, "the page size or more");
    require(fileBytes >= rowGroupBytes, "file size", fileBytes, "the row group size or more");
  }

  /** Iceberg's properties of the event table. */
  Map<String, String> eventProperties() {
    Map<String, String> properties = new HashMap<>(properties());
    WITHOUT_DICTIONARY.forEach(
        column -> properties.put(PARQUET_DICT_ENCODING_ENABLED_COLUMN_PREFIX + column, "false"));
    // Sorted by user in compacted files: whole ids tell files apart that share a long beginning.
    properties.put(METRICS_MODE_COLUMN_CONF_PREFIX + USER_ID, "full");
    properties.put(METRICS_MODE_COLUMN_CONF_PREFIX + VIDEO_ID, "full");
    // Nobody looks for these by range; bounds of theirs would only make the manifests longer.
    properties.put(METRICS_MODE_COLUMN_CONF_PREFIX + EVENT_ID, "counts");
    properties.put(METRICS_MODE_COLUMN_CONF_PREFIX + REQUEST_ID, "counts");
    properties.put(METRICS_MODE_COLUMN_CONF_PREFIX + CONTEXT, "none");
    return Map.copyOf(properties);
  }

  /** Iceberg's properties that both tables share. */
  Map<String, String> properties() {
    return Map.of(
        TableProperties.PARQUET_COMPRESSION,
        "zstd",
        TableProperties.PARQUET_COMPRESSION_LEVEL,
        String.valueOf(compressionLevel),
        TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
        String.valueOf(fileBytes),
        TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES,
        String.valueOf(rowGroupBytes),
        TableProperties.PARQUET_PAGE_SIZE_BYTES,
        String.valueOf(pageBytes),
        // Also parquet-java's default; written out, so that a change of it shows.
        "parquet.page.write-checksum.enabled",
        "true");
  }

  private static void require(boolean holds, String name, long found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "table layout: found " + name + " " + found + ", expected " + expected);
    }
  }
}
