package io.reeltime.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.reeltime.data.event.LogRecord;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.json.JsonRecords;
import io.reeltime.ingest.json.MalformedBodyException;
import io.reeltime.ingest.json.RecordJson;
import io.reeltime.ingest.json.TooManyRecordsException;
import io.reeltime.ingest.log.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Any bytes as a body: they are read or refused, and nothing else; what was read is the same after
 * a way through the log's form and through JSON. Plain test runs take the inputs beside this class
 * in {@code resources}; {@code ./reeltime dev fuzz} searches for new ones.
 */
class JsonBodiesFuzzTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

  @FuzzTest(maxDuration = "10m")
  void eventBodies(byte @NotNull [] body) {
    check(JsonRecords.events(100, CLOCK, () -> "generated"), body);
  }

  @FuzzTest(maxDuration = "10m")
  void videoBodies(byte @NotNull [] body) {
    check(JsonRecords.videos(100, CLOCK), body);
  }

  private static <T extends LogRecord> void check(JsonRecords<T> records, byte[] body) {
    read(records, body, JsonRecords::readLines).ifPresent(found -> checkEach(records, found));
    read(records, body, JsonRecords::readJson).ifPresent(found -> checkEach(records, found));
  }

  private static <T extends LogRecord> void checkEach(
      JsonRecords<T> records, List<Candidate<T>> found) {
    for (Candidate<T> candidate : found) {
      if (candidate instanceof Candidate.Parsed<T>(T record, int _)) {
        requireEqual(record, RecordCodec.decode(RecordCodec.encode(record)));
        byte[] json = RecordJson.toJson(record).getBytes(StandardCharsets.UTF_8);
        List<Candidate<T>> again = read(records, json, JsonRecords::readJson).orElseThrow();
        requireEqual(new Candidate.Parsed<>(record, 0), again.getFirst());
      }
    }
  }

  private static void requireEqual(Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new AssertionError("found " + found + ", expected " + expected);
    }
  }

  private interface Reading<T extends LogRecord> {
    List<Candidate<T>> read(JsonRecords<T> records, byte[] body) throws MalformedBodyException;
  }

  private static <T extends LogRecord> Optional<List<Candidate<T>>> read(
      JsonRecords<T> records, byte[] body, Reading<T> reading) {
    try {
      return Optional.of(reading.read(records, body));
    } catch (MalformedBodyException | TooManyRecordsException e) {
      return Optional.empty();
    }
  }
}
