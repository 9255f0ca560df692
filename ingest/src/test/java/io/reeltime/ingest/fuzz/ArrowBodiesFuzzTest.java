package io.reeltime.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.reeltime.data.event.Event;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.CandidateBatches;
import io.reeltime.ingest.arrow.ArrowLimits;
import io.reeltime.ingest.arrow.ArrowStreams;
import io.reeltime.ingest.arrow.MalformedArrowException;
import io.reeltime.ingest.body.BodyTooLargeException;
import io.reeltime.ingest.log.RecordCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Any bytes as an Arrow IPC stream: they are read or refused, and nothing else; what was read is
 * the same after a way through the log's form. See {@link JsonBodiesFuzzTest} for how to search.
 */
class ArrowBodiesFuzzTest {
  private static final ArrowStreams STREAMS =
      new ArrowStreams(
          new ArrowLimits(1_000, 1 << 20, 300),
          InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z")),
          () -> "generated");

  @FuzzTest(maxDuration = "10m")
  void eventBodies(byte @NotNull [] body) throws IOException {
    try (CandidateBatches<Event> batches = STREAMS.read(new ByteArrayInputStream(body))) {
      for (var batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
        requireEachSurvives(batch);
      }
    } catch (MalformedArrowException | BodyTooLargeException e) {
      // Refused, with a message of ours.
    }
  }

  private static void requireEachSurvives(List<Candidate<Event>> batch) {
    for (Candidate<Event> candidate : batch) {
      if (candidate instanceof Candidate.Parsed<Event>(Event event, int _)
          && !event.equals(RecordCodec.decode(RecordCodec.encode(event)))) {
        throw new AssertionError("not the same after the log's form: " + event);
      }
    }
  }
}
