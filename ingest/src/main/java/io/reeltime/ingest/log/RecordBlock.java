package io.reeltime.ingest.log;

import io.reeltime.data.log.LogEntry;
import java.util.List;

/**
 * Consecutive records as one value of the log, under the offset of the first: a key for each would
 * cost more than the records themselves, on the way in and for each of their readers.
 *
 * <p>Format: how many records, then each behind its length ({@link RecordCodec}); both numbers are
 * varints. What follows the last record is ignored: the engine appends its own.
 */
final class RecordBlock {
  /** Where a block ends: large enough to share its costs, small enough to read for one record. */
  private static final int FULL_BYTES = 32 << 10;

  private final EncodedBytes records = new EncodedBytes(FULL_BYTES + (FULL_BYTES >> 2));
  private int count;

  /** Appends a record of a batch. */
  void add(EncodedBatch batch, int index) {
    batch.copy(index, records);
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull() {
    return records.length() >= FULL_BYTES;
  }

  int count() {
    return count;
  }

  /** The block's bytes; a new block is begun. */
  byte[] take() {
    EncodedBytes block = new EncodedBytes(records.length() + Integer.BYTES + 1);
    block.putVarint(count);
    block.putPart(records, 0, records.length());
    records.clear();
    count = 0;
    return block.toArray();
  }

  /** How many records a block holds. */
  static int count(byte[] block) {
    return new DecodedBytes(block).getSize();
  }

  /**
   * Adds those records of a block that lie in {@code [from, end)} to entries.
   *
   * @param first offset of the block's first record
   * @throws DamagedRecordException if a record can't be read
   */
  static void read(byte[] block, long first, long from, long end, List<LogEntry> entries) {
    DecodedBytes in = new DecodedBytes(block);
    long blockEnd = first + in.getSize();
    for (long offset = first; offset < Math.min(end, blockEnd); offset++) {
      int size = in.getSize();
      if (offset < from) {
        in.skip(size);
      } else {
        entries.add(new LogEntry(offset, RecordCodec.decode(in.part(size))));
      }
    }
  }
}
