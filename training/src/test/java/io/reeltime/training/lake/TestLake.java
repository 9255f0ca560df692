package io.reeltime.training.lake;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.table.Lake;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;

/**
 * A lake for tests, written by Spark with the columns that {@code ingest} writes: the tables as
 * others would make them.
 */
public final class TestLake implements AutoCloseable {
  private static final String EVENTS = name(Lake.EVENTS);
  private static final String VIDEOS = name(Lake.VIDEOS);

  private final SparkSession session;

  /** Starts a local Spark session with two empty tables. */
  public TestLake(Lake lake) {
    String catalog = "spark.sql.catalog." + Lake.CATALOG;
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.session.timeZone", "UTC")
            .config(catalog, "org.apache.iceberg.spark.SparkCatalog")
            .config(catalog + ".type", "jdbc")
            .config(catalog + ".cache-enabled", false);
    lake.catalogProperties().forEach((key, value) -> builder.config(catalog + "." + key, value));
    lake.folder().toFile().mkdirs();
    session = builder.getOrCreate();
    session.sql("CREATE NAMESPACE IF NOT EXISTS " + Lake.CATALOG + "." + Lake.NAMESPACE);
    session.sql(
        "CREATE TABLE "
            + EVENTS
            + " (log_offset BIGINT, event_id STRING, user_id STRING, video_id STRING, type STRING,"
            + " watch_millis BIGINT, duration_millis BIGINT, event_time TIMESTAMP,"
            + " request_id STRING, position INT, propensity DOUBLE, snapshot_version STRING,"
            + " context MAP<STRING, STRING>) USING iceberg PARTITIONED BY (days(event_time))");
    session.sql(
        "CREATE TABLE "
            + VIDEOS
            + " (log_offset BIGINT, video_id STRING, creator_id STRING, title STRING,"
            + " category STRING, language STRING, duration_millis BIGINT, published_at TIMESTAMP,"
            + " regions ARRAY<STRING>, status STRING, embedding ARRAY<FLOAT>) USING iceberg");
  }

  /** The session that wrote it. */
  public SparkSession session() {
    return session;
  }

  /** Appends events in one commit; returns the snapshot that holds them. */
  public long append(List<Event> events) {
    return append(
        EVENTS,
        IntStream.range(0, events.size())
            .mapToObj(offset -> row(offset, events.get(offset)))
            .toList());
  }

  /** Appends states of videos in one commit, the later ones newer. */
  public long putVideos(List<Video> videos) {
    return append(
        VIDEOS,
        IntStream.range(0, videos.size())
            .mapToObj(offset -> row(offset, videos.get(offset), session.table(VIDEOS).schema()))
            .toList());
  }

  /** Makes the video table one of a version that knew no embeddings. */
  public void forgetEmbeddings() {
    session.sql("ALTER TABLE " + VIDEOS + " DROP COLUMN embedding");
  }

  @Override
  public void close() {
    session.stop();
  }

  private long append(String table, List<Row> rows) {
    try {
      session.createDataFrame(rows, session.table(table).schema()).writeTo(table).append();
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(table + " was made by the constructor", e);
    }
    return session
        .sql("SELECT snapshot_id FROM " + table + ".snapshots ORDER BY committed_at DESC")
        .first()
        .getLong(0);
  }

  private static Row row(long offset, Event event) {
    return RowFactory.create(
        offset,
        event.eventId(),
        event.userId(),
        event.videoId(),
        event.type().wireName(),
        event.watchMillis(),
        event.durationMillis(),
        Timestamp.from(event.timestamp()),
        event.requestId(),
        event.position(),
        event.propensity(),
        event.snapshotVersion(),
        null);
  }

  private static Row row(long offset, Video video, StructType schema) {
    Object[] values = {
      offset,
      video.videoId(),
      video.creatorId(),
      video.title(),
      video.category(),
      video.language(),
      video.durationMillis(),
      Timestamp.from(video.publishedAt()),
      video.regions().toArray(),
      video.status().name(),
      video.embedding().isEmpty() ? null : video.embedding().toArray()
    };
    return RowFactory.create(Arrays.copyOf(values, schema.length()));
  }

  private static String name(String table) {
    return String.join(".", Lake.CATALOG, Lake.NAMESPACE, table);
  }
}
