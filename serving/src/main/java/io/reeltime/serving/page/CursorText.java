package io.reeltime.serving.page;

import io.reeltime.data.snapshot.SnapshotVersion;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The written form of a cursor: base64url of
 *
 * <pre>
 * format (1 byte) | CRC-32C of the rest (4) | page (4) | snapshot or 0 (4) | shown (2) | hashes
 * </pre>
 *
 * big-endian, the hashes as {@link RiceCode}.
 */
final class CursorText {
  private static final byte FORMAT = 1;
  private static final int CHECKED_FROM = 1 + Integer.BYTES;
  private static final int HEADER_BYTES = CHECKED_FROM + 2 * Integer.BYTES + Short.BYTES;

  private CursorText() {}

  static String write(FeedCursor cursor) {
    int[] hashes = cursor.shown().hashes();
    byte[] coded = RiceCode.encode(hashes, ShownVideos.HASH_BITS);
    SnapshotVersion version = cursor.snapshotVersion();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + coded.length);
    bytes.put(FORMAT).putInt(0).putInt(cursor.page());
    bytes.putInt(version == null ? 0 : version.number());
    bytes.putShort((short) hashes.length).put(coded);
    bytes.putInt(1, checksum(bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static FeedCursor read(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(decoded(text));
    if (bytes.remaining() < HEADER_BYTES) {
      throw new InvalidCursorException(text, "too short");
    }
    if (bytes.get() != FORMAT) {
      throw new InvalidCursorException(text, "of a format that this server does not know");
    }
    if (bytes.getInt() != checksum(bytes.array())) {
      throw new InvalidCursorException(text, "its checksum does not match");
    }
    return checked(text, bytes);
  }

  /** A checksum is no proof: what was made up on purpose must not get any further either. */
  private static FeedCursor checked(String text, ByteBuffer bytes) {
    int page = bytes.getInt();
    int version = bytes.getInt();
    int shown = bytes.getShort();
    if (page < 1 || version < 0 || shown < 0 || shown > FeedCursor.MOST_SHOWN) {
      throw new InvalidCursorException(text, "its numbers are out of range");
    }
    return new FeedCursor(page, version(version), new ShownVideos(hashes(text, bytes, shown)));
  }

  private static int[] hashes(String text, ByteBuffer bytes, int shown) {
    try {
      return RiceCode.decode(bytes, shown, ShownVideos.HASH_BITS);
    } catch (BufferUnderflowException e) {
      throw new InvalidCursorException(text, "it ends too early");
    }
  }

  private static @Nullable SnapshotVersion version(int number) {
    return number == 0 ? null : new SnapshotVersion(number);
  }

  private static byte[] decoded(String text) {
    if (text.length() > FeedCursor.LONGEST_TEXT) {
      throw new InvalidCursorException(text, text.length() + " characters");
    }
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidCursorException(text, "not base64url");
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
    return (int) checksum.getValue();
  }
}
