package io.reeltime.training.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdIndexTest {

  @Test
  void ordersNumbersAsTextNotAsNumbers() {
    assertThat(IdIndex.of(List.of("9", "10", "1")).ids()).containsExactly("1", "10", "9");
  }

  @Test
  void ordersByUnsignedUtf8BytesWhereUtf16WouldNot() {
    // UTF-8: U+007A is 7A, U+00E9 is C3 A9, U+FF5E is EF BD 9E, U+1F600 is F0 9F 98 80.
    // UTF-16 would put the surrogate pair D83D DE00 of U+1F600 before FF5E.
    assertThat(IdIndex.of(List.of("\uFF5E", "\uD83D\uDE00", "\u00E9", "z")).ids())
        .containsExactly("z", "\u00E9", "\uFF5E", "\uD83D\uDE00");
  }

  @Test
  void findsEachIdAtItsPlace() {
    IdIndex index = IdIndex.of(List.of("b", "a", "c"));
    for (int place = 0; place < index.size(); place++) {
      assertThat(index.indexOf(index.ids().get(place))).isEqualTo(place);
    }
  }

  @Test
  void namesAnIdThatIsNotThere() {
    assertThatThrownBy(() -> IdIndex.of(List.of("a")).indexOf("x"))
        .hasMessage("id 'x' is none of the 1 indexed");
  }
}
