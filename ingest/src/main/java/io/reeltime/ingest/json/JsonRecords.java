package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.CandidateBatches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads bodies of records: one object, an array of them, or one per line (NDJSON).
 *
 * <p>A record with a bad field does not harm the others. Text that is not JSON does: an object or
 * array is then refused whole, since nobody knows where the next record begins; of lines only the
 * one. Safe for use by several threads.
 */
public final class JsonRecords<T extends LogRecord> {
  private final String kind;
  private final int mostRecords;
  private final RecordReader<T> reader;
  private final PlainRecords<T> plain;

  JsonRecords(String kind, int mostRecords, Supplier<Draft<T>> drafts, PlainRecords<T> plain) {
    this.kind = kind;
    this.mostRecords = mostRecords;
    this.reader = new RecordReader<>(kind, drafts);
    this.plain = plain;
  }

  /**
   * Reads events.
   *
   * @param mostRecords most records of one body
   * @param clock time of events that say none
   * @param newEventId id of events that have none
   */
  public static JsonRecords<Event> events(
      int mostRecords, InstantSource clock, Supplier<String> newEventId) {
    return new JsonRecords<>(
        "event",
        mostRecords,
        () -> new EventDraft(clock, newEventId),
        (body, start, end) -> new PlainEvent(body, start, end).read(clock, newEventId));
  }

  /**
   * Reads videos.
   *
   * @param mostRecords most records of one body
   * @param clock time of publication of videos that say none
   */
  public static JsonRecords<Video> videos(int mostRecords, InstantSource clock) {
    return new JsonRecords<>(
        "video", mostRecords, () -> new VideoDraft(clock), PlainRecords.none());
  }

  /**
   * Reads an object or an array of objects.
   *
   * @throws MalformedBodyException if it is not JSON, something else, or empty
   * @throws TooManyRecordsException if there are too many
   */
  public List<Candidate<T>> readJson(byte[] body) throws MalformedBodyException {
    try (JsonParser parser = StrictJson.FACTORY.createParser(body)) {
      try {
        return readAll(parser);
      } catch (JsonProcessingException e) {
        throw malformed(place(e, parser), e.getOriginalMessage());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /**
   * Reads one object per line, however many; empty lines are skipped. The result is empty where
   * there is no other line.
   */
  public List<Candidate<T>> readLines(byte[] body) {
    List<Candidate<T>> records = new ArrayList<>();
    int line = 0;
    for (int start = 0; start < body.length; ) {
      int end = endOfLine(body, start);
      line++;
      readLine(body, start, end, line).ifPresent(records::add);
      start = end + 1;
    }
    return records;
  }

  /**
   * Reads one object per line from a body of any length, as it arrives; empty lines are skipped.
   *
   * @param body its {@code available()} tells whether more can be read without waiting
   * @param batchRecords most records handed out at once
   */
  public CandidateBatches<T> readLines(InputStream body, int batchRecords) {
    return new LineBatches<>(this, body, batchRecords);
  }

  private List<Candidate<T>> readAll(JsonParser parser) throws IOException, MalformedBodyException {
    List<Candidate<T>> records = readTop(parser);
    if (parser.nextToken() != null) {
      throw malformed(
          parser.currentTokenLocation(),
          "found more after the first value, expected the end of the body (one "
              + kind
              + " per line is application/x-ndjson)");
    }
    return records;
  }

  private List<Candidate<T>> readTop(JsonParser parser) throws IOException, MalformedBodyException {
    List<Candidate<T>> records = new ArrayList<>();
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      records.add(reader.read(parser, 0));
    } else if (first == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        add(records, reader.read(parser, 0));
      }
    }
    if (records.isEmpty()) {
      String found =
          first == null
              ? "an empty body"
              : first == JsonToken.START_ARRAY ? "an empty array" : "a single value";
      throw malformed(
          parser.currentTokenLocation(),
          "found " + found + ", expected one " + kind + " or an array of them");
    }
    return records;
  }

  /** The record of a line, which ends before its line feed; empty where the line is blank. */
  Optional<Candidate<T>> readLine(byte[] body, int start, int end, int line) {
    if (isBlank(body, start, end)) {
      return Optional.empty();
    }
    int recordEnd = body[end - 1] == '\r' ? end - 1 : end;
    T record = plain.read(body, start, recordEnd);
    return Optional.of(
        record == null
            ? readRecord(body, start, recordEnd, line)
            : new Candidate.Parsed<>(record, line));
  }

  private Candidate<T> readRecord(byte[] body, int start, int end, int line) {
    try (JsonParser parser = StrictJson.FACTORY.createParser(body, start, end - start)) {
      try {
        return readOnly(parser, line);
      } catch (JsonProcessingException e) {
        String found =
            "malformed JSON at column "
                + place(e, parser).getColumnNr()
                + ": "
                + e.getOriginalMessage();
        return brokenLine(found, "a JSON object", line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private Candidate<T> readOnly(JsonParser parser, int line) throws IOException {
    parser.nextToken();
    Candidate<T> record = reader.read(parser, line);
    return parser.nextToken() == null
        ? record
        : brokenLine("more after the object", "its end", line);
  }

  Candidate<T> brokenLine(String found, String expected, int line) {
    return Candidate.broken(null, new InvalidRecordException("line", found, expected), line);
  }

  private void add(List<Candidate<T>> records, Candidate<T> record) {
    if (records.size() == mostRecords) {
      throw new TooManyRecordsException(mostRecords);
    }
    records.add(record);
  }

  private static MalformedBodyException malformed(JsonLocation at, String message) {
    return new MalformedBodyException(
        Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message);
  }

  /** A limit that is exceeded is told without a place: it is where the parser stands. */
  private static JsonLocation place(JsonProcessingException problem, JsonParser parser) {
    JsonLocation at = problem.getLocation();
    return at == null ? parser.currentLocation() : at;
  }

  private static int endOfLine(byte[] body, int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int at = start; at < end; at++) {
      if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
        return false;
      }
    }
    return true;
  }
}
