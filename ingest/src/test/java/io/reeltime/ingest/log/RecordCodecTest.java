package io.reeltime.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.LogRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private static final long SEED = 20261123;

  @Test
  void everyRecordComesBackAsItWas() {
    RandomRecords records = new RandomRecords(SEED);
    for (int round = 0; round < 5_000; round++) {
      LogRecord record = records.next();
      assertThat(RecordCodec.decode(RecordCodec.encode(record))).isEqualTo(record);
    }
  }

  @Test
  void aPlainEventTakesItsIdsAndAFewBytes() {
    Event event =
        Event.of("e1", "u1", "v1", EventType.VIEW, 100, 100, Instant.ofEpochSecond(1_800_000_000));
    // version, kind, three ids of 1 + 2, type, two of 1, time 5 + 1, origin, context
    assertThat(RecordCodec.encode(event)).hasSize(2 + 9 + 1 + 2 + 6 + 1 + 1);
  }

  @Test
  void everyCutOffRecordIsRefused() {
    byte[] whole = RecordCodec.encode(new RandomRecords(SEED).event());
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RecordCodec.decode(part)).isInstanceOf(DamagedRecordException.class);
    }
  }

  @Test
  void randomDamageIsEitherARecordOrRefusedAndNeverAnythingElse() {
    SplittableRandom random = new SplittableRandom(SEED);
    RandomRecords records = new RandomRecords(SEED);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = RecordCodec.encode(records.next());
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(RecordCodec.decode(bytes)).isNotNull();
      } catch (DamagedRecordException e) {
        assertThat(e).hasMessageStartingWith("event log record: ");
      }
    }
  }

  @Test
  void aNewerVersionIsNamed() {
    byte[] bytes = RecordCodec.encode(new RandomRecords(SEED).event());
    bytes[0] = 2;
    assertThatThrownBy(() -> RecordCodec.decode(bytes))
        .hasMessage(
            "event log record: found version 2, expected 1; was it written by a newer one?");
  }
}
