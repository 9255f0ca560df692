package io.reeltime.training.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class IdTableTest {

  @Test
  void numbersIdsAsAListInOrderOfAppearanceWould() {
    SplittableRandom random = new SplittableRandom(3);
    IdTable table = new IdTable();
    List<String> seen = new ArrayList<>();
    for (int draw = 0; draw < 5_000; draw++) {
      String id = "käse-" + random.nextInt(900);
      if (!seen.contains(id)) {
        seen.add(id);
      }
      assertThat(table.place(UTF8String.fromString(id))).as("seed 3").isEqualTo(seen.indexOf(id));
    }
    assertThat(table.strings()).containsExactlyElementsOf(seen);
    assertThat(table.size()).isEqualTo(seen.size());
  }

  @Test
  void keepsACopyOfWhatItIsShown() {
    byte[] buffer = "abc".getBytes(StandardCharsets.UTF_8);
    IdTable table = new IdTable();
    table.place(UTF8String.fromBytes(buffer));
    buffer[0] = 'x';
    assertThat(table.strings()).containsExactly("abc");
    assertThat(table.utf8()).isDeepEqualTo(new byte[][] {"abc".getBytes(StandardCharsets.UTF_8)});
  }
}
