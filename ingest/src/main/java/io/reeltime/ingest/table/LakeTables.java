package io.reeltime.ingest.table;

import io.reeltime.data.table.Lake;
import io.reeltime.data.table.files.DurableFileIO;
import io.reeltime.data.table.files.DurableFolders;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.JdbcClientPool;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * The lake's catalogue and its two tables, made when they are missing, and brought up to this
 * version's columns when they are older. Iceberg tables are not safe for use by several threads:
 * one writer per opened lake.
 */
public final class LakeTables implements AutoCloseable {
  private static final Namespace NAMESPACE = Namespace.of(Lake.NAMESPACE);

  private static final Map<String, String> TABLE_PROPERTIES =
      Map.of(
          TableProperties.FORMAT_VERSION, "2",
          // A commit every few seconds leaves a metadata file each: keep the last ones only.
          TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
          TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20",
          TableProperties.COMMIT_NUM_RETRIES, "20",
          TableProperties.COMMIT_MIN_RETRY_WAIT_MS, "50",
          TableProperties.COMMIT_MAX_RETRY_WAIT_MS, "2000");

  /**
   * Iceberg's own threads stop at the first sign of the JVM's end, before the last flush; these
   * stop when the lake is closed.
   */
  private final ExecutorService manifestThreads = Executors.newVirtualThreadPerTaskExecutor();

  private final Lake lake;
  private final JdbcCatalog catalog;
  private final Table events;
  private final Table videos;

  private LakeTables(Lake lake, JdbcCatalog catalog, Optional<TableLayout> layout) {
    this.lake = lake;
    this.catalog = catalog;
    createNamespace(catalog);
    TableLayout orDefault = layout.orElse(TableLayout.DEFAULT);
    Map<String, String> eventProperties = withLayout(orDefault.eventProperties());
    Map<String, String> videoProperties = withLayout(orDefault.properties());
    this.events =
        loadOrCreate(Lake.EVENTS, LakeSchemas.EVENTS, LakeSchemas.EVENTS_BY_DAY, eventProperties);
    this.videos =
        loadOrCreate(
            Lake.VIDEOS, LakeSchemas.VIDEOS, PartitionSpec.unpartitioned(), videoProperties);
    if (layout.isPresent()) {
      TableEvolution.replaceProperties(events, eventProperties);
      TableEvolution.replaceProperties(videos, videoProperties);
    }
  }

  private static Map<String, String> withLayout(Map<String, String> layout) {
    Map<String, String> properties = new HashMap<>(TABLE_PROPERTIES);
    properties.putAll(layout);
    return properties;
  }

  /**
   * Opens the lake in its folder with the layout that its tables have, or makes a new one there.
   *
   * @throws IOException if the folder can't be made
   */
  public static LakeTables open(Lake lake) throws IOException {
    return open(lake, Optional.empty(), new DurableFileIO(), null);
  }

  /**
   * Opens the lake in its folder, or makes a new one there, and lays out new files as given.
   *
   * @throws IOException if the folder can't be made
   */
  public static LakeTables open(Lake lake, TableLayout layout) throws IOException {
    return open(lake, Optional.of(layout), new DurableFileIO(), null);
  }

  /** Opens the lake with another access to files, which tests make fail. */
  static LakeTables open(Lake lake, FileIO files) throws IOException {
    return open(lake, Optional.empty(), files, null);
  }

  /** Opens the lake with other connections to its catalogue, which tests make fail. */
  static LakeTables open(
      Lake lake, FileIO files, Function<Map<String, String>, JdbcClientPool> connections)
      throws IOException {
    return open(lake, Optional.empty(), files, connections);
  }

  private static LakeTables open(
      Lake lake,
      Optional<TableLayout> layout,
      FileIO files,
      @Nullable Function<Map<String, String>, JdbcClientPool> connections)
      throws IOException {
    requireDriver(lake);
    DurableFolders.create(lake.folder());
    JdbcCatalog catalog =
        new JdbcCatalog(properties -> initialized(files, properties), connections, true);
    try {
      catalog.initialize(Lake.CATALOG, lake.catalogProperties());
      return new LakeTables(lake, catalog, layout);
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  /** Made here and not by its name, for which Iceberg may ask another class loader, as in tests. */
  private static FileIO initialized(FileIO files, Map<String, String> properties) {
    files.initialize(properties);
    return files;
  }

  /**
   * Loads SQLite's driver with our own class loader. The JVM looks for drivers only once, and may
   * have done so from another one, as in tests that start Quarkus first.
   */
  private static void requireDriver(Lake lake) {
    String uri = lake.catalogProperties().get(CatalogProperties.URI);
    if (!JDBC.isValidURL(uri)) {
      throw new IllegalArgumentException(
          "lake: found catalogue " + uri + ", expected jdbc:sqlite:");
    }
  }

  public Lake lake() {
    return lake;
  }

  Table events() {
    return events;
  }

  Table videos() {
    return videos;
  }

  ExecutorService manifestThreads() {
    return manifestThreads;
  }

  private static void createNamespace(JdbcCatalog catalog) {
    if (!catalog.namespaceExists(NAMESPACE)) {
      try {
        catalog.createNamespace(NAMESPACE, Map.of());
      } catch (AlreadyExistsException e) {
        // Another process opened the same new lake a moment earlier: it is there, as wanted.
      }
    }
  }

  private Table loadOrCreate(
      String name, Schema schema, PartitionSpec spec, Map<String, String> properties) {
    TableIdentifier identifier = TableIdentifier.of(NAMESPACE, name);
    if (!catalog.tableExists(identifier)) {
      try {
        return catalog.createTable(identifier, schema, spec, properties);
      } catch (AlreadyExistsException e) {
        // Another process made it a moment earlier: it is there, as wanted.
      }
    }
    Table table = catalog.loadTable(identifier);
    TableEvolution.addMissingColumns(table, schema);
    TableEvolution.addMissingProperties(table, properties);
    return table;
  }

  @Override
  public void close() {
    manifestThreads.close();
    catalog.close();
  }
}
