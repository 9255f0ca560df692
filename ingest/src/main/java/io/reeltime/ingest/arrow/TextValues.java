package io.reeltime.ingest.arrow;

import io.reeltime.data.event.InvalidRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a column, with their offsets checked: they come from outside, and Arrow would allocate
 * whatever length two of them claim.
 */
final class TextValues {
  private static final char REPLACEMENT = '\ufffd';

  private TextValues() {}

  static @Nullable String of(String field, VarCharVector vector, int row) {
    return vector.isNull(row)
        ? null
        : text(
            field,
            vector.getDataBuffer(),
            vector.getOffsetBuffer().getInt((long) row * Integer.BYTES),
            vector.getOffsetBuffer().getInt((row + 1L) * Integer.BYTES));
  }

  static @Nullable String of(String field, LargeVarCharVector vector, int row) {
    return vector.isNull(row)
        ? null
        : text(
            field,
            vector.getDataBuffer(),
            vector.getOffsetBuffer().getLong((long) row * Long.BYTES),
            vector.getOffsetBuffer().getLong((row + 1L) * Long.BYTES));
  }

  private static String text(String field, ArrowBuf data, long start, long end) {
    if (start < 0 || end < start || end > data.capacity()) {
      throw new IndexOutOfBoundsException(
          field + ": text from " + start + " to " + end + " of " + data.capacity() + " bytes");
    }
    byte[] bytes = new byte[(int) (end - start)];
    data.getBytes(start, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(field, bytes);
    }
    return text;
  }

  private static void requireUtf8(String field, byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new InvalidRecordException(field, "bytes that are not UTF-8", "UTF-8");
    }
  }
}
