package io.reeltime.ingest.log;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is kept under an event id: 8 bytes offset, 4 bytes second of its append since the epoch,
 * rounded up, unsigned, big-endian.
 *
 * <p>The engine drops an id some time after its window, when its file is compacted. The second
 * makes the window exact: who sends an id again gets the same answer whatever the engine has done.
 */
final class RememberedId {
  private static final int BYTES = Long.BYTES + Integer.BYTES;
  private static final long MILLIS = 1_000;

  private RememberedId() {}

  static byte[] of(long offset, InstantSource clock) {
    long second = Math.ceilDiv(clock.millis(), MILLIS);
    return ByteBuffer.allocate(BYTES).putLong(offset).putInt((int) second).array();
  }

  /** The offset, if the window has not passed; a clock that was set back makes it longer. */
  static OptionalLong offset(byte @Nullable [] value, Duration window, InstantSource clock) {
    if (value == null) {
      return OptionalLong.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(value);
    long offset = bytes.getLong();
    long end = (Integer.toUnsignedLong(bytes.getInt()) + window.toSeconds()) * MILLIS;
    return clock.millis() < end ? OptionalLong.of(offset) : OptionalLong.empty();
  }
}
