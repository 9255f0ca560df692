package io.reeltime.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
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
  void aVideoWithoutAnEmbeddingIsReadableForTheVersionBefore() {
    Video plain = Video.unknown("v");
    Video described = plain.withEmbedding(Embedding.of(1, -0.5f, Float.MIN_VALUE));
    byte[] bytes = RecordCodec.encode(plain);
    assertThat(bytes[0]).isEqualTo((byte) 1);
    byte[] longer = RecordCodec.encode(described);
    assertThat(longer[0]).isEqualTo((byte) 2);
    assertThat(longer).hasSize(bytes.length + 1 + 3 * Float.BYTES);
    assertThat(RecordCodec.decode(longer)).isEqualTo(described);
  }

  @Test
  void everyCutOffRecordIsRefused() {
    requireCutOffRefused(RecordCodec.encode(new RandomRecords(SEED).event()));
    requireCutOffRefused(RecordCodec.encode(Video.unknown("v").withEmbedding(Embedding.of(1, 2))));
  }

  private static void requireCutOffRefused(byte[] whole) {
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
    bytes[0] = 3;
    assertThatThrownBy(() -> RecordCodec.decode(bytes))
        .hasMessage(
            "event log record: found version 3, expected 1 or 2; was it written by a newer one?");
  }
}
