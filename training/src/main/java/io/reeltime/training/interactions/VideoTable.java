package io.reeltime.training.interactions;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.table.Lake;
import io.reeltime.data.table.VideoColumns;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The catalogue as of one snapshot of the video table. */
public final class VideoTable {
  private static final String LATEST = "latest";

  private VideoTable() {}

  /**
   * The latest state of each video, by id.
   *
   * @param session with the lake's catalogue configured
   * @param tableSnapshot Iceberg snapshot, 0 when the table has none yet: then nothing is read
   */
  public static Map<String, Video> read(SparkSession session, long tableSnapshot) {
    if (tableSnapshot == 0) {
      return Map.of();
    }
    List<Row> rows =
        withEmbedding(
                session
                    .read()
                    .option("versionAsOf", tableSnapshot)
                    .table(String.join(".", Lake.CATALOG, Lake.NAMESPACE, Lake.VIDEOS)))
            .groupBy(col(VideoColumns.VIDEO_ID))
            .agg(max_by(state(), col(VideoColumns.LOG_OFFSET)).as(LATEST))
            .select(LATEST + ".*")
            .collectAsList();
    Map<String, Video> videos = HashMap.newHashMap(rows.size());
    rows.forEach(row -> videos.put(row.getAs(VideoColumns.VIDEO_ID), video(row)));
    return videos;
  }

  /** A snapshot has the columns of its time: one of an older version knows no embeddings. */
  private static Dataset<Row> withEmbedding(Dataset<Row> table) {
    return Arrays.asList(table.columns()).contains(VideoColumns.EMBEDDING)
        ? table
        : table.withColumn(VideoColumns.EMBEDDING, lit(null).cast("array<float>"));
  }

  private static Column state() {
    return struct(
        VideoColumns.VIDEO_ID,
        VideoColumns.CREATOR_ID,
        VideoColumns.TITLE,
        VideoColumns.CATEGORY,
        VideoColumns.LANGUAGE,
        VideoColumns.DURATION_MILLIS,
        VideoColumns.PUBLISHED_AT,
        VideoColumns.REGIONS,
        VideoColumns.STATUS,
        VideoColumns.EMBEDDING);
  }

  private static Video video(Row row) {
    return new Video(
        row.getAs(VideoColumns.VIDEO_ID),
        row.getAs(VideoColumns.CREATOR_ID),
        row.getAs(VideoColumns.TITLE),
        row.getAs(VideoColumns.CATEGORY),
        row.getAs(VideoColumns.LANGUAGE),
        row.<Long>getAs(VideoColumns.DURATION_MILLIS),
        row.<Timestamp>getAs(VideoColumns.PUBLISHED_AT).toInstant(),
        row.getList(row.fieldIndex(VideoColumns.REGIONS)),
        Video.Status.valueOf(row.getAs(VideoColumns.STATUS)),
        embedding(row));
  }

  private static Embedding embedding(Row row) {
    int column = row.fieldIndex(VideoColumns.EMBEDDING);
    if (row.isNullAt(column)) {
      return Embedding.NONE;
    }
    List<Float> list = row.getList(column);
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i);
    }
    return Embedding.of(values);
  }
}
