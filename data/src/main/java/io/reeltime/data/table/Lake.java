package io.reeltime.data.table;

import java.nio.file.Path;
import java.util.Map;

/**
 * The lake folder of one node: an Iceberg warehouse and its SQLite catalogue.
 *
 * @param folder such as {@code var/lake}
 */
public record Lake(Path folder) {
  /** Name of the catalogue, which is also its key in SQLite: the same everywhere. */
  public static final String CATALOG = "reeltime";

  public static final String NAMESPACE = "feed";
  public static final String EVENTS = "events";
  public static final String VIDEOS = "videos";

  /** Key in a commit's summary: identity of the log that the rows came from. */
  public static final String LOG_IDENTITY = "reeltime.log-identity";

  /** Key in a commit's summary: the table holds every record before this log offset. */
  public static final String END_OFFSET = "reeltime.end-offset";

  public Lake {
    folder = folder.toAbsolutePath().normalize();
  }

  public Path catalogFile() {
    return folder.resolve("catalog.db");
  }

  public Path warehouse() {
    return folder.resolve("warehouse");
  }

  /**
   * Iceberg's properties of the catalogue, without the type: the same for plain Java and Spark.
   * Whoever writes through them writes durable files: {@link
   * io.reeltime.data.table.files.DurableFileIO}, here by name so that this class loads without
   * Iceberg. SQLite is told to be as durable as the log is: a full sync at each commit.
   */
  public Map<String, String> catalogProperties() {
    return Map.of(
        "uri", "jdbc:sqlite:file:" + catalogFile(),
        "warehouse", warehouse().toUri().toString(),
        "io-impl", "io.reeltime.data.table.files.DurableFileIO",
        "clients", "1",
        "jdbc.schema-version", "V1",
        "jdbc.journal_mode", "WAL",
        "jdbc.synchronous", "FULL",
        "jdbc.busy_timeout", "15000",
        "jdbc.transaction_mode", "IMMEDIATE");
  }
}
