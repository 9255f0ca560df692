package io.reeltime.ingest.log;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import java.time.DateTimeException;

/**
 * The binary form of a record in the log: a version byte, a kind byte, then the fields in a fixed
 * order. Text is UTF-8 behind its length, numbers are varints.
 *
 * <p>Version 2 is version 1 with the embedding behind a video's fields. Only a video that has one
 * is written so: whatever an older program can read, it still can.
 *
 * <p>A change of the form takes a new version number; older versions stay readable, because a log
 * outlives the program that wrote it.
 */
public final class RecordCodec {
  private static final int VERSION = 1;
  private static final int VERSION_WITH_EMBEDDING = 2;
  private static final int EVENT = 1;
  private static final int VIDEO = 2;

  private RecordCodec() {}

  public static byte[] encode(LogRecord record) {
    EncodedBytes out = new EncodedBytes();
    write(record, out);
    return out.toArray();
  }

  /** Appends a record's form; nothing in it tells where it ends. */
  static void write(LogRecord record, EncodedBytes out) {
    switch (record) {
      case Event event -> {
        out.putByte(VERSION);
        out.putByte(EVENT);
        EventCodec.write(event, out);
      }
      case Video video -> {
        boolean described = !video.embedding().isEmpty();
        out.putByte(described ? VERSION_WITH_EMBEDDING : VERSION);
        out.putByte(VIDEO);
        VideoCodec.write(video, out);
        if (described) {
          VideoCodec.writeEmbedding(video.embedding(), out);
        }
      }
    }
  }

  /**
   * Decodes one record.
   *
   * @throws DamagedRecordException if the bytes are not exactly one record of a known version
   */
  public static LogRecord decode(byte[] bytes) {
    return decode(new DecodedBytes(bytes));
  }

  /** Decodes what is one record to its end. */
  static LogRecord decode(DecodedBytes in) {
    int version = in.getByte();
    if (version != VERSION && version != VERSION_WITH_EMBEDDING) {
      throw new DamagedRecordException(
          "found version "
              + version
              + ", expected "
              + VERSION
              + " or "
              + VERSION_WITH_EMBEDDING
              + "; was it written by a newer one?");
    }
    try {
      LogRecord record = decodeKind(version, in);
      in.expectEnd();
      return record;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new DamagedRecordException("a field breaks its rule: " + e.getMessage(), e);
    }
  }

  private static LogRecord decodeKind(int version, DecodedBytes in) {
    int kind = in.getByte();
    return switch (kind) {
      case EVENT -> EventCodec.read(in);
      case VIDEO ->
          version == VERSION_WITH_EMBEDDING
              ? VideoCodec.readWithEmbedding(in)
              : VideoCodec.read(in);
      default -> throw in.damaged("record kind " + kind);
    };
  }
}
