package io.reeltime.ingest.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.Candidate.Broken;
import io.reeltime.ingest.CandidateBatches;
import io.reeltime.ingest.body.BodyTooLargeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.impl.UnionMapWriter;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.Test;

class ArrowEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Map<String, List<?>> TWO_ROWS =
      Map.of(
          "userId",
          List.of("u1", "u2"),
          "videoId",
          List.of("v1", "v2"),
          "type",
          List.of("view", "like"));

  private final ArrowStreams streams =
      new ArrowStreams(
          new ArrowLimits(1_000, 1 << 20, 300), InstantSource.fixed(NOW), () -> "given");

  private List<Candidate<Event>> read(byte[] body) throws IOException {
    List<Candidate<Event>> read = new ArrayList<>();
    try (CandidateBatches<Event> batches = streams.read(new ByteArrayInputStream(body))) {
      for (var batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
        read.addAll(batch);
      }
    }
    return read;
  }

  private static Candidate<Event> event(String user, String video, EventType type) {
    return Candidate.of(Event.of("given", user, video, type, 0, 0, NOW));
  }

  @Test
  void rowsAreEventsAndWhatIsLeftOutIsGivenItsDefault() throws IOException {
    assertThat(read(ArrowBodies.stream(2, TWO_ROWS)))
        .containsExactly(
            event("u1", "v1", EventType.VIEW),
            event("u2", "v2", EventType.LIKE),
            event("u1", "v1", EventType.VIEW),
            event("u2", "v2", EventType.LIKE));
  }

  @Test
  void everyFieldIsReadFromItsColumn() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RootAllocator memory = new RootAllocator();
        VectorSchemaRoot root = fullRow(memory);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
      writer.writeBatch();
    }
    assertThat(read(out.toByteArray()))
        .containsExactly(
            Candidate.of(
                new Event(
                    "e1",
                    "u\u00e9",
                    "v1",
                    EventType.VIEW,
                    5,
                    9,
                    NOW.plusNanos(1_000),
                    "r1",
                    3,
                    0.25,
                    "v000001",
                    Map.of("app", "tv"))));
  }

  private static VectorSchemaRoot fullRow(RootAllocator memory) {
    VarCharVector eventId = text("eventId", "e1", memory);
    VarCharVector userId = text("userId", "u\u00e9", memory);
    VarCharVector videoId = text("videoId", "v1", memory);
    VarCharVector type = text("type", "view", memory);
    VarCharVector requestId = text("requestId", "r1", memory);
    VarCharVector version = text("snapshotVersion", "v000001", memory);
    IntVector watched = number("watchMillis", 5, memory);
    IntVector length = number("durationMillis", 9, memory);
    IntVector position = number("position", 3, memory);
    Float4Vector propensity = new Float4Vector("propensity", memory);
    propensity.setSafe(0, 0.25f);
    TimeStampMicroTZVector time = new TimeStampMicroTZVector("timestamp", memory, "UTC");
    time.setSafe(0, NOW.getEpochSecond() * 1_000_000 + 1);
    VectorSchemaRoot root =
        VectorSchemaRoot.of(
            eventId,
            userId,
            videoId,
            type,
            requestId,
            version,
            watched,
            length,
            position,
            propensity,
            time,
            context(memory));
    root.setRowCount(1);
    return root;
  }

  private static MapVector context(RootAllocator memory) {
    MapVector context = MapVector.empty("context", memory, false);
    UnionMapWriter writer = context.getWriter();
    writer.allocate();
    writer.setPosition(0);
    writer.startMap();
    writer.startEntry();
    writer.key().varChar().writeVarChar("app");
    writer.value().varChar().writeVarChar("tv");
    writer.endEntry();
    writer.endMap();
    writer.setValueCount(1);
    return context;
  }

  private static VarCharVector text(String name, String value, RootAllocator memory) {
    VarCharVector vector = new VarCharVector(name, memory);
    vector.setSafe(0, value.getBytes(StandardCharsets.UTF_8));
    return vector;
  }

  private static IntVector number(String name, int value, RootAllocator memory) {
    IntVector vector = new IntVector(name, memory);
    vector.setSafe(0, value);
    return vector;
  }

  @Test
  void aBadRowIsBrokenAndTheOthersAreRead() throws IOException {
    assertThat(
            read(
                ArrowBodies.stream(
                    1,
                    Map.of(
                        "eventId", List.of("a", "b", "c"),
                        "userId", Arrays.asList("u1", null, "u3"),
                        "videoId", List.of("v", "v", "v"),
                        "type", List.of("view", "view", "watch")))))
        .satisfiesExactly(
            good -> assertThat(good).isInstanceOf(Candidate.Parsed.class),
            noUser ->
                assertThat(noUser)
                    .isEqualTo(
                        new Broken<>("b", "userId", "nothing", "this field, which is required", 0)),
            noType ->
                assertThat(noType)
                    .isEqualTo(
                        new Broken<>(
                            "c",
                            "type",
                            "watch",
                            "one of impression, view, like, share, comment, save, follow, skip,"
                                + " hide",
                            0)));
  }

  @Test
  void columnsThatAreNotThoseOfEventsAreRefused() {
    List<String> one = List.of("x");
    assertThatThrownBy(() -> read(ArrowBodies.stream(1, Map.of("userID", one))))
        .isInstanceOf(MalformedArrowException.class)
        .hasMessage(
            "column userID: found an unknown column, expected a known one; did you mean userId?");
    assertThatThrownBy(() -> read(ArrowBodies.stream(1, Map.of("userId", one, "type", one))))
        .hasMessage("column videoId: found nothing, expected this column, which is required");
    assertThatThrownBy(() ->
            read(ArrowBodies.stream(1, Map.of("userId", one, "videoId", List.of(7L), "type", one))))
        .hasMessage("column videoId: found Int(64, true), expected utf8 or large_utf8");
  }

  @Test
  void rowsAreHandedOutInAppendsAndARecordBatchHasALimit() throws IOException {
    try (CandidateBatches<Event> batches =
        streams.read(new ByteArrayInputStream(ArrowBodies.stream(1, rows(1_000))))) {
      assertThat(batches.next()).hasSize(300);
    }
    assertThatThrownBy(() -> read(ArrowBodies.stream(1, rows(1_001))))
        .isInstanceOf(BodyTooLargeException.class)
        .hasMessage(
            "found a record batch of 1001 rows, expected at most 1000 rows per record batch; send"
                + " smaller ones");
  }

  private static Map<String, List<?>> rows(int count) {
    return Map.of(
        "userId", Collections.nCopies(count, "u"),
        "videoId", Collections.nCopies(count, "v"),
        "type", Collections.nCopies(count, "view"));
  }

  @Test
  void aRecordBatchOfTooManyBytesIsRefusedBeforeItIsRead() {
    List<String> long1 = Collections.nCopies(900, "x".repeat(2_000));
    assertThatThrownBy(() ->
            read(ArrowBodies.stream(1, Map.of("userId", long1, "videoId", long1, "type", long1))))
        .isInstanceOf(BodyTooLargeException.class)
        .hasMessageStartingWith("found a record batch of ")
        .hasMessageEndingWith("at most 1048576 bytes per record batch; send smaller ones");
  }

  @Test
  void whatIsNotAStreamIsRefused() throws IOException {
    assertThatThrownBy(() -> read("[{\"userId\":1}]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedArrowException.class)
        .hasMessageEndingWith("is it an Arrow IPC stream (not a file)?");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (RootAllocator memory = new RootAllocator();
        VectorSchemaRoot root = fullRow(memory);
        ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(file))) {
      writer.writeBatch();
    }
    assertThatThrownBy(() -> read(file.toByteArray()))
        .isInstanceOf(MalformedArrowException.class)
        .hasMessageEndingWith("is it an Arrow IPC stream (not a file)?");
  }

  @Test
  void aStreamThatIsCutOffAnywhereHandsOutWholeBatchesOnly() throws IOException {
    byte[] body = ArrowBodies.stream(3, TWO_ROWS);
    for (int length = 0; length < body.length; length++) {
      int rows = 0;
      try (CandidateBatches<Event> batches =
          streams.read(new ByteArrayInputStream(Arrays.copyOf(body, length)))) {
        for (var batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
          rows += batch.size();
        }
      } catch (MalformedArrowException e) {
        assertThat(e).hasMessageStartingWith("found ");
      }
      assertThat(rows % 2).as("cut at %d", length).isZero();
    }
  }

  @Test
  void damagedStreamsAreReadOrRefusedAndNothingElse() throws IOException {
    byte[] body = ArrowBodies.stream(2, TWO_ROWS);
    SplittableRandom random = new SplittableRandom(20261123);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = body.clone();
      for (int flip = random.nextInt(3); flip >= 0; flip--) {
        damaged[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(read(damaged)).hasSizeLessThan(2_001);
      } catch (MalformedArrowException | BodyTooLargeException e) {
        assertThat(e.getMessage()).as("seed 20261123, round %d", round).isNotBlank();
      }
    }
  }
}
