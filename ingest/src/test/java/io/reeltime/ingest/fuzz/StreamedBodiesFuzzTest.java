package io.reeltime.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.github.luben.zstd.Zstd;
import io.reeltime.data.event.Event;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.CandidateBatches;
import io.reeltime.ingest.body.BodyEncoding;
import io.reeltime.ingest.body.BodyLimits;
import io.reeltime.ingest.body.BodyTooLargeException;
import io.reeltime.ingest.body.BrokenEncodingException;
import io.reeltime.ingest.json.JsonRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Bodies as they arrive: in pieces of any size, and compressed. See {@link JsonBodiesFuzzTest} for
 * how to search.
 */
class StreamedBodiesFuzzTest {
  private static final int MOST_RECORDS = 100_000;
  private static final BodyLimits LIMITS = new BodyLimits(1 << 22, 200);
  private static final JsonRecords<Event> EVENTS =
      JsonRecords.events(
          MOST_RECORDS,
          InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z")),
          () -> "generated");

  /** The pieces that a body of lines arrives in make no difference to what is read. */
  @FuzzTest(maxDuration = "10m")
  void linesInPieces(byte @NotNull [] body) throws IOException {
    List<Candidate<Event>> atOnce = lines(new ByteArrayInputStream(body), MOST_RECORDS);
    List<Candidate<Event>> inPieces = lines(new Pieces(body), 3);
    if (!atOnce.equals(inPieces)) {
      throw new AssertionError("found in pieces " + inPieces + ", at once " + atOnce);
    }
  }

  private static List<Candidate<Event>> lines(InputStream body, int batchRecords)
      throws IOException {
    List<Candidate<Event>> read = new ArrayList<>();
    try (CandidateBatches<Event> batches = EVENTS.readLines(body, batchRecords)) {
      for (var batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
        read.addAll(batch);
      }
    }
    return read;
  }

  /** Any bytes as a compressed body are expanded or refused; compressed ones come back. */
  @FuzzTest(maxDuration = "10m")
  void compressedBodies(byte @NotNull [] body) throws IOException {
    for (BodyEncoding encoding : List.of(BodyEncoding.GZIP, BodyEncoding.ZSTD)) {
      try {
        lines(encoding.expand(new Pieces(body), LIMITS), 100);
      } catch (BrokenEncodingException | BodyTooLargeException e) {
        // Refused, with a message of ours.
      }
    }
    requireSame(body, BodyEncoding.GZIP, gzip(body));
    requireSame(body, BodyEncoding.ZSTD, Zstd.compress(body));
  }

  private static void requireSame(byte[] body, BodyEncoding encoding, byte[] compressed)
      throws IOException {
    try (InputStream expanded = encoding.expand(new Pieces(compressed), LIMITS)) {
      if (!Arrays.equals(body, expanded.readAllBytes())) {
        throw new AssertionError(encoding + " gave back other bytes");
      }
    } catch (BodyTooLargeException e) {
      if (body.length < 1 << 20) {
        throw new AssertionError(encoding + " refused a small body", e);
      }
    }
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  /** Hands out a few bytes at a time, and says now and then that none are there. */
  private static final class Pieces extends ByteArrayInputStream {
    private final SplittableRandom random;

    Pieces(byte[] body) {
      super(body);
      this.random = new SplittableRandom(Arrays.hashCode(body));
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + random.nextInt(40)));
    }

    @Override
    public synchronized int available() {
      return random.nextBoolean() ? 0 : super.available();
    }
  }
}
