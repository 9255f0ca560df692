package io.reeltime.training;

import io.reeltime.data.table.Lake;
import org.apache.spark.sql.SparkSession;

/** Starts the job's one Spark session. The master comes as {@code -Dspark.master}. */
final class SparkSessions {
  private static final String CATALOG = "spark.sql.catalog." + Lake.CATALOG;

  private SparkSessions() {}

  /** A session with no table. */
  static SparkSession start() {
    return builder().getOrCreate();
  }

  /** A session that knows the lake's catalogue. */
  static SparkSession start(Lake lake) {
    SparkSession.Builder builder =
        builder()
            .config(CATALOG, "org.apache.iceberg.spark.SparkCatalog")
            .config(CATALOG + ".type", "jdbc")
            // A job reads fixed snapshots; a cached table could hide a newer one.
            .config(CATALOG + ".cache-enabled", false);
    lake.catalogProperties().forEach((key, value) -> builder.config(CATALOG + "." + key, value));
    return builder.getOrCreate();
  }

  /**
   * Settings that keep a small job short: no UI, no re-planning between stages (the queries set
   * their own partitions), and none of the listeners that only a UI reads.
   */
  private static SparkSession.Builder builder() {
    return SparkSession.builder()
        .appName("reeltime-training")
        .config("spark.ui.enabled", false)
        .config("spark.ui.showConsoleProgress", false)
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.maxResultSize", 0)
        // After a loss the replacement shall hold second copies soon; Spark waits a minute.
        .config("spark.storage.cachedPeersTtl", 1000)
        .config("spark.executor.extraJavaOptions", "--sun-misc-unsafe-memory-access=allow");
  }
}
