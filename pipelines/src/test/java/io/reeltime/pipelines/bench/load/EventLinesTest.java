package io.reeltime.pipelines.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventLinesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

  @Test
  void eachUseHoldsTheSameEventsUnderNewIdsThatAreVersionSevenUuids() throws Exception {
    Set<UUID> ids = new HashSet<>();
    for (int client = 0; client < 3; client++) {
      LoadCase load = new LoadCase(1, 3, 50, 0, 0, 1);
      EventLines lines =
          new EventLines(load, client, "head\n".getBytes(StandardCharsets.US_ASCII), CLOCK);
      for (int use = 0; use < 4; use++) {
        String text = new String(lines.next(), StandardCharsets.US_ASCII);
        String[] rows = text.split("\n", -1);
        assertThat(rows).hasSize(1 + 50 + 1);
        assertThat(rows[0]).isEqualTo("head");
        for (int row = 1; row <= 50; row++) {
          JsonNode event = new ObjectMapper().readTree(rows[row]);
          ids.add(UUID.fromString(event.path("eventId").asText()));
          assertThat(event.path("timestamp").asLong()).isEqualTo(CLOCK.millis());
          assertThat(rows[row].length() + 1).isEqualTo(EventLines.bytesPerEvent());
        }
      }
    }
    assertThat(ids).hasSize(3 * 4 * 50).allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
  }
}
