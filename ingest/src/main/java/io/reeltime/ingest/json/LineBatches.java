package io.reeltime.ingest.json;

import io.reeltime.data.event.LogRecord;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.CandidateBatches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of a body of one per line, as they arrive: a batch is full, or nothing more is there to
 * be read at once. Memory is bounded by the batch and the longest line.
 */
final class LineBatches<T extends LogRecord> implements CandidateBatches<T> {
  /** Several times what the largest valid record takes. */
  static final int LONGEST_LINE_BYTES = 1 << 20;

  private static final int FIRST_BUFFER_BYTES = 1 << 16;

  private final JsonRecords<T> json;
  private final InputStream body;
  private final int batchRecords;
  private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
  private int start;
  private int scanned;
  private int end;
  private int line;
  private boolean ended;
  private boolean skipping;

  LineBatches(JsonRecords<T> json, InputStream body, int batchRecords) {
    this.json = json;
    this.body = body;
    this.batchRecords = batchRecords;
  }

  @Override
  public List<Candidate<T>> next() throws IOException {
    List<Candidate<T>> batch = new ArrayList<>();
    while (batch.size() < batchRecords) {
      if (endOfLine()) {
        readLine(batch);
      } else if (ended || (!batch.isEmpty() && body.available() == 0)) {
        return batch;
      } else {
        fill(batch);
      }
    }
    return batch;
  }

  /** Finds the next line's end in what has been read; the body's end is one too. */
  private boolean endOfLine() {
    while (scanned < end && buffer[scanned] != '\n') {
      scanned++;
    }
    return scanned < end || (ended && start < end);
  }

  private void readLine(List<Candidate<T>> batch) {
    line++;
    if (skipping) {
      skipping = false;
    } else {
      json.readLine(buffer, start, scanned, line).ifPresent(batch::add);
    }
    scanned = Math.min(end, scanned + 1);
    start = scanned;
  }

  private void fill(List<Candidate<T>> batch) throws IOException {
    if (end - start > LONGEST_LINE_BYTES) {
      if (!skipping) {
        batch.add(json.brokenLine("more than " + LONGEST_LINE_BYTES + " bytes", "less", line + 1));
      }
      skipping = true;
      start = end;
    }
    makeRoom();
    int count = body.read(buffer, end, buffer.length - end);
    if (count < 0) {
      ended = true;
    } else {
      end += count;
    }
  }

  private void makeRoom() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    scanned -= start;
    end -= start;
    start = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a body failed", e);
    }
  }
}
