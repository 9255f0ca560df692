package io.reeltime.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdKeyTest {
  private static final long SEED = 20261123;
  private static final String ID = "0193b5c0-1234-7abc-8def-00000000002a";

  @Test
  void aUuidIsItsSixteenBytesBehindAMark() {
    assertThat(EventIdKey.of(ID).bytes())
        .asHexString()
        .isEqualTo("01" + "0193B5C012347ABC8DEF00000000002A");
  }

  @Test
  void anythingElseIsItsTextBehindAnotherMark() {
    List<String> others =
        List.of(
            "e1",
            ID.toUpperCase(Locale.ROOT),
            ID.replace('-', '_'),
            ID.substring(1),
            ID + "0",
            ID.replace('a', 'g'),
            "\u00e9".repeat(18));
    for (String other : others) {
      byte[] key = EventIdKey.of(other).bytes();
      assertThat(key[0]).as(other).isZero();
      assertThat(new String(key, 1, key.length - 1, StandardCharsets.UTF_8)).isEqualTo(other);
    }
  }

  @Test
  void idsThatDifferHaveKeysThatDiffer() {
    SplittableRandom random = new SplittableRandom(SEED);
    Set<String> ids = new HashSet<>();
    Set<EventIdKey> keys = new HashSet<>();
    for (int round = 0; round < 20_000; round++) {
      char[] id = new UUID(random.nextLong(4), random.nextLong(4)).toString().toCharArray();
      if (random.nextBoolean()) {
        id[random.nextInt(id.length)] = "0aA-g ".charAt(random.nextInt(6));
      }
      ids.add(new String(id));
      keys.add(EventIdKey.of(new String(id)));
    }
    assertThat(keys).as("seed %d", SEED).hasSameSizeAs(ids);
  }
}
