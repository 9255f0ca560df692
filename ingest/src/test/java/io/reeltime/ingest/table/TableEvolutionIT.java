package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.table.EventColumns;
import io.reeltime.data.table.Lake;
import io.reeltime.data.table.VideoColumns;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake that an older version began. */
class TableEvolutionIT {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final Namespace FEED = Namespace.of(Lake.NAMESPACE);

  @TempDir private Path folder;

  @Test
  void aMissingOptionalColumnIsAddedAndOldFilesReadNull() throws Exception {
    Lake lake = lakeWithout(Lake.EVENTS, LakeSchemas.EVENTS, EventColumns.SNAPSHOT_VERSION);
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT)) {
      log.append(List.of(event("old", null))).join();
      String oldFile =
          writeWithTheOldSchema(lake, Lake.EVENTS, log, TableRows.of(0, event("old", null)));

      try (LakeTables tables = LakeTables.open(lake)) {
        log.append(List.of(event("new", "v000007"))).join();
        new TableWriter(log, tables, TableWriterOptions.DEFAULT).flush();

        assertThat(DuckDb.liveFiles(tables.events())).contains(oldFile).hasSize(2);
        assertThat(
                DuckDb.query(
                    tables.events(),
                    "SELECT event_id, snapshot_version FROM read_parquet(['"
                        + String.join("','", DuckDb.liveFiles(tables.events()))
                        + "'], union_by_name = true) ORDER BY log_offset"))
            .containsExactly("old|null", "new|v000007");
        SentRows.assertAgree(tables, log);
      }
    }
  }

  @Test
  void videosOfAnOlderVersionHaveNoEmbedding() throws Exception {
    Lake lake = lakeWithout(Lake.VIDEOS, LakeSchemas.VIDEOS, VideoColumns.EMBEDDING);
    Video plain = Video.unknown("v");
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT)) {
      log.append(List.of(plain)).join();
      writeWithTheOldSchema(lake, Lake.VIDEOS, log, TableRows.of(0, plain));
      try (LakeTables tables = LakeTables.open(lake)) {
        log.append(List.of(plain.withEmbedding(Embedding.of(1, -0.5f)), plain)).join();
        new TableWriter(log, tables, TableWriterOptions.DEFAULT).flush();

        assertThat(
                DuckDb.query(
                    tables.videos(),
                    "SELECT video_id, embedding FROM read_parquet(['"
                        + String.join("','", DuckDb.liveFiles(tables.videos()))
                        + "'], union_by_name = true) ORDER BY log_offset"))
            .containsExactly("v|null", "v|[1.0, -0.5]", "v|null");
        SentRows.assertAgree(tables, log);
      }
    }
  }

  @Test
  void aColumnThatOnlyTheTableKnowsStaysAndReadsNullInNewRows() throws Exception {
    Lake lake = new Lake(folder.resolve("lake"));
    try (EventLog log = RocksEventLog.open(folder.resolve("log"), LogOptions.DEFAULT)) {
      try (LakeTables newer = LakeTables.open(lake)) {
        newer.events().updateSchema().addColumn("country", Types.StringType.get()).commit();
      }
      try (LakeTables tables = LakeTables.open(lake)) {
        log.append(List.of(event("e", "v000001"))).join();
        new TableWriter(log, tables, TableWriterOptions.DEFAULT).flush();
        assertThat(
                DuckDb.query(
                    tables.events(), "SELECT event_id, snapshot_version, country FROM {table}"))
            .containsExactly("e|v000001|null");
        SentRows.assertAgree(tables, log);
      }
    }
  }

  @Test
  void aTableWithoutARequiredColumnIsRefused() throws Exception {
    Lake lake = lakeWithout(Lake.EVENTS, LakeSchemas.EVENTS, EventColumns.USER_ID);
    assertThatThrownBy(() -> LakeTables.open(lake))
        .isInstanceOf(TableWriteException.class)
        .hasMessageContaining("found no required column user_id");
  }

  private Lake lakeWithout(String table, Schema present, String column) throws IOException {
    Lake lake = new Lake(Files.createDirectories(folder.resolve("lake")));
    List<Types.NestedField> fields = new ArrayList<>(present.columns());
    fields.removeIf(field -> field.name().equals(column));
    Schema old = new Schema(fields);
    try (JdbcCatalog catalog = new JdbcCatalog()) {
      catalog.initialize(Lake.CATALOG, lake.catalogProperties());
      catalog.createNamespace(FEED, Map.of());
      catalog.createTable(
          TableIdentifier.of(FEED, table),
          old,
          table.equals(Lake.EVENTS)
              ? PartitionSpec.builderFor(old).day(EventColumns.TIME).build()
              : PartitionSpec.unpartitioned(),
          Map.of("format-version", "2"));
    }
    return lake;
  }

  /** What the older version did: one row, and the word on how far it came. */
  private static String writeWithTheOldSchema(Lake lake, String name, EventLog log, Record full)
      throws Exception {
    try (JdbcCatalog catalog = new JdbcCatalog()) {
      catalog.initialize(Lake.CATALOG, lake.catalogProperties());
      Table table = catalog.loadTable(TableIdentifier.of(FEED, name));
      Record row = GenericRecord.create(table.schema());
      table
          .schema()
          .columns()
          .forEach(column -> row.setField(column.name(), full.getField(column.name())));
      AppendFiles append =
          table.newFastAppend().set(Lake.LOG_IDENTITY, log.identity()).set(Lake.END_OFFSET, "1");
      new TableFiles(table).write(List.<Record>of(row).stream()).forEach(append::appendFile);
      append.commit();
      return DuckDb.liveFiles(table).getFirst();
    }
  }

  private static Event event(String id, @Nullable String snapshotVersion) {
    return new Event(
        id, "u", "v", EventType.VIEW, 1, 2, TIME, null, null, null, snapshotVersion, Map.of());
  }
}
