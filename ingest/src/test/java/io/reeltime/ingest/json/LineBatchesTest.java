package io.reeltime.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.event.Event;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.Candidate.Broken;
import io.reeltime.ingest.CandidateBatches;
import io.reeltime.ingest.body.ArrivingBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineBatchesTest {
  private static final String EVENT = "{\"userId\":\"u\",\"videoId\":\"v\",\"type\":\"view\"}";

  private final JsonRecords<Event> json =
      JsonRecords.events(1_000_000, InstantSource.fixed(Instant.EPOCH), () -> "given");

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Candidate<Event>> all(InputStream body, int batchRecords) throws IOException {
    List<Candidate<Event>> all = new ArrayList<>();
    try (CandidateBatches<Event> batches = json.readLines(body, batchRecords)) {
      for (var batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
        all.addAll(batch);
      }
    }
    return all;
  }

  @Test
  void batchesAreFullWhileThereIsEnough() throws IOException {
    try (CandidateBatches<Event> batches =
        json.readLines(body((EVENT + "\n").repeat(5) + EVENT), 4)) {
      assertThat(batches.next()).hasSize(4);
      assertThat(batches.next()).extracting(Candidate::line).containsExactly(5);
      assertThat(batches.next()).extracting(Candidate::line).containsExactly(6);
      assertThat(batches.next()).isEmpty();
    }
  }

  @Test
  void whatHasArrivedIsHandedOutWhileTheSenderPauses() throws IOException {
    ArrivingBody body = new ArrivingBody(_ -> {});
    byte[] lines = (EVENT + "\n" + EVENT + "\n{\"user").getBytes(StandardCharsets.UTF_8);
    body.arrive(lines);
    try (CandidateBatches<Event> batches = json.readLines(body, 100)) {
      assertThat(batches.next()).hasSize(2);
    }
  }

  @Test
  void aLineWithoutEndIsRejectedInBoundedMemoryAndTheNextIsRead() throws IOException {
    String endless = "x".repeat(40 * LineBatches.LONGEST_LINE_BYTES);
    assertThat(all(body(EVENT + "\n" + endless + "\n\n" + EVENT), 100))
        .satisfiesExactly(
            first -> assertThat(first.line()).isEqualTo(1),
            broken ->
                assertThat(broken)
                    .isEqualTo(new Broken<>(null, "line", "more than 1048576 bytes", "less", 2)),
            last -> assertThat(last.line()).isEqualTo(4));
  }

  @Test
  void aStreamIsReadAsTheWholeBodyIsWhateverItsChunks() throws Exception {
    SplittableRandom random = new SplittableRandom(20261123);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder(EVENT);
      for (int part = 0; part < 200; part++) {
        text.append(List.of("\n", "\r\n", " ", EVENT, "{\"a\":", "\n\n").get(random.nextInt(6)));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      ArrivingBody body = new ArrivingBody(_ -> {});
      int at = 0;
      while (at < bytes.length) {
        int end = Math.min(bytes.length, at + random.nextInt(60));
        body.arrive(Arrays.copyOfRange(bytes, at, end));
        at = end;
      }
      body.end();
      assertThat(all(body, 1 + random.nextInt(50)))
          .as("seed 20261123, round %d", round)
          .isEqualTo(json.readLines(bytes));
    }
  }
}
