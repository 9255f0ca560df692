package io.reeltime.data.snapshot;

import io.reeltime.data.event.Video;
import io.reeltime.data.retrieval.QuantizedRows;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The Arrow schemas of a snapshot's files. */
final class SnapshotSchemas {
  private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
  private static final ArrowType INT32 = new ArrowType.Int(32, true);
  private static final ArrowType FLOAT32 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
  private static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

  private SnapshotSchemas() {}

  /** {@code columns}: rank and low-pass rank together. */
  static Schema items(int columns) {
    return new Schema(
        List.of(
            field("videoId", TEXT),
            field("creatorId", TEXT),
            field("title", TEXT),
            field("category", TEXT),
            field("language", TEXT),
            field("durationMillis", new ArrowType.Int(64, true)),
            field("publishedAt", new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC")),
            field("status", new ArrowType.Int(8, true)),
            field("popularity", FLOAT32),
            field("trending", FLOAT32),
            field("degree", FLOAT32),
            field("regions", ArrowType.List.INSTANCE, field("item", TEXT)),
            field("factors", new ArrowType.FixedSizeList(columns), field("item", FLOAT32))));
  }

  static Schema gramian(int rank) {
    return new Schema(
        List.of(field("row", new ArrowType.FixedSizeList(rank), field("item", FLOAT64))));
  }

  /** One row per video, in the order of the items. */
  static Schema neighbours() {
    return new Schema(List.of(videosWith("neighbours", "weight")));
  }

  static Schema history() {
    return new Schema(List.of(field("userId", TEXT), videosWith("history", "strength")));
  }

  /** One row per number of an embedding, and one for the constant. */
  static Schema content(int columns) {
    return new Schema(List.of(row(columns)));
  }

  static Schema creators(int columns) {
    return new Schema(List.of(field("creatorId", TEXT), row(columns)));
  }

  /** One row per block of the item index. */
  static Schema quantizedItems(int columns) {
    return new Schema(List.of(block("videoIndex", INT32), block("scale", FLOAT32), codes(columns)));
  }

  /** One row per block of centroids. */
  static Schema clusters(int columns) {
    return new Schema(
        List.of(
            block("list", INT32),
            block("firstBlock", INT32),
            block("cosine", FLOAT32),
            block("scale", FLOAT32),
            codes(columns)));
  }

  private static Field block(String name, ArrowType type) {
    return field(name, new ArrowType.FixedSizeList(QuantizedRows.BLOCK), field("item", type));
  }

  /** Column by column, the codes of all rows of the block. */
  private static Field codes(int columns) {
    return field(
        "codes",
        new ArrowType.FixedSizeList(columns * QuantizedRows.BLOCK),
        field("item", new ArrowType.Int(8, false)));
  }

  private static Field row(int columns) {
    return field("row", new ArrowType.FixedSizeList(columns), field("item", FLOAT32));
  }

  /** How {@code status} is stored; part of the format, so that the enum may be reordered. */
  static byte statusCode(Video.Status status) {
    return switch (status) {
      case PUBLISHED -> 0;
      case TAKEN_DOWN -> 1;
    };
  }

  static Video.Status status(byte code) {
    return switch (code) {
      case 0 -> Video.Status.PUBLISHED;
      case 1 -> Video.Status.TAKEN_DOWN;
      default ->
          throw new CorruptSnapshotException(
              "items.arrow: found status " + code + ", expected 0 or 1");
    };
  }

  /** A list of video indexes, each with a number. */
  private static Field videosWith(String name, String number) {
    return field(
        name,
        ArrowType.List.INSTANCE,
        field(
            "item",
            ArrowType.Struct.INSTANCE,
            field("videoIndex", new ArrowType.Int(32, true)),
            field(number, FLOAT32)));
  }

  private static Field field(String name, ArrowType type, Field... children) {
    return new Field(name, FieldType.notNullable(type), List.of(children));
  }
}
