package io.reeltime.data.dataset;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A column that plays a role, and how its values are stored. */
record ParquetColumn(String name, Kind kind) {

  /** The stored types that interactions are read from. */
  enum Kind {
    TEXT,
    INT32,
    INT64,
    FLOAT32,
    FLOAT64,
    INSTANT,
    LOCAL_TIME,
    OTHER
  }

  static ParquetColumn of(ColumnRole role, SchemaNode node, Path file) throws IOException {
    Kind kind =
        node instanceof SchemaNode.PrimitiveNode primitive
                && node.repetitionType() != RepetitionType.REPEATED
            ? kind(primitive.type(), primitive.logicalType())
            : Kind.OTHER;
    if (!isReadable(role, kind)) {
      throw new IOException(
          "%s: column '%s' for role %s: found %s, expected %s"
              .formatted(file, node.name(), role.label(), typeName(node), expected(role)));
    }
    return new ParquetColumn(node.name(), kind);
  }

  private static Kind kind(PhysicalType stored, @Nullable LogicalType means) {
    return switch (means) {
      case null -> plainKind(stored);
      case LogicalType.StringType _, LogicalType.EnumType _ -> Kind.TEXT;
      case LogicalType.IntType _ -> plainKind(stored);
      case LogicalType.TimestampType time ->
          time.isAdjustedToUTC() ? Kind.INSTANT : Kind.LOCAL_TIME;
      default -> Kind.OTHER;
    };
  }

  private static Kind plainKind(PhysicalType stored) {
    return switch (stored) {
      case BYTE_ARRAY -> Kind.TEXT;
      case INT32 -> Kind.INT32;
      case INT64 -> Kind.INT64;
      case FLOAT -> Kind.FLOAT32;
      case DOUBLE -> Kind.FLOAT64;
      case BOOLEAN, INT96, FIXED_LEN_BYTE_ARRAY -> Kind.OTHER;
    };
  }

  private static boolean isReadable(ColumnRole role, Kind kind) {
    boolean isWhole = kind == Kind.INT32 || kind == Kind.INT64;
    return switch (role) {
      case USER, VIDEO -> isWhole || kind == Kind.TEXT;
      case TYPE -> kind == Kind.TEXT;
      case WATCH_MILLIS, DURATION_MILLIS -> isWhole;
      case RATING -> isWhole || kind == Kind.FLOAT32 || kind == Kind.FLOAT64;
      case TIMESTAMP ->
          isWhole || kind == Kind.TEXT || kind == Kind.INSTANT || kind == Kind.LOCAL_TIME;
    };
  }

  private static String expected(ColumnRole role) {
    return switch (role) {
      case USER, VIDEO -> "text or a whole number";
      case TYPE -> "text";
      case WATCH_MILLIS, DURATION_MILLIS -> "a whole number";
      case RATING -> "a number";
      case TIMESTAMP -> "a timestamp, a whole number or text";
    };
  }

  private static String typeName(SchemaNode node) {
    return switch (node) {
      case SchemaNode.PrimitiveNode primitive when primitive.logicalType() != null ->
          primitive.type() + " (" + primitive.logicalType() + ")";
      case SchemaNode.PrimitiveNode primitive -> primitive.type().toString();
      case SchemaNode.GroupNode _ -> "a nested type";
    };
  }
}
