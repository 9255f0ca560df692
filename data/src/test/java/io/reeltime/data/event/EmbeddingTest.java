package io.reeltime.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmbeddingTest {

  @Test
  void isAValueThatNobodyCanChange() {
    float[] values = {1, 2};
    Embedding embedding = Embedding.of(values);
    values[0] = 7;
    embedding.toArray()[1] = 7;
    assertThat(embedding).isEqualTo(Embedding.of(1, 2)).hasSameHashCodeAs(Embedding.of(1, 2));
    assertThat(embedding).isNotEqualTo(Embedding.of(1, 3)).isNotEqualTo(Embedding.NONE);
    assertThat(embedding).hasToString("[1.0, 2.0]");
    assertThat(Embedding.of(1, 2, 3, 4, 5)).hasToString("[1.0, 2.0, ... of 5]");
  }

  @Test
  void noValuesAreNoEmbedding() {
    assertThat(Embedding.of()).isSameAs(Embedding.NONE);
    assertThat(Embedding.NONE.isEmpty()).isTrue();
  }

  @Test
  void isFiniteAndNotTooLong() {
    assertThat(Embedding.of(new float[2048]).length()).isEqualTo(2048);
    assertThatThrownBy(() -> Embedding.of(new float[2049]))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessage("embedding: found 2049 numbers, expected at most 2048");
    assertThatThrownBy(() -> Embedding.of(1, Float.NaN))
        .hasMessage("embedding: found NaN at 1, expected a finite number of 32 bits");
    assertThatThrownBy(() -> Embedding.of(Float.POSITIVE_INFINITY))
        .hasMessage("embedding: found Infinity at 0, expected a finite number of 32 bits");
  }
}
