package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FactorFileTest {
  private static final FactorRows ROWS =
      new FactorRows(new int[] {-4, 7, 9}, 2, new float[] {1, 2, 3, 4, 5, -6.5f});

  @Test
  void readsWhatWasWritten() throws IOException {
    FactorRows read = read(written());
    assertThat(read.ids()).containsExactly(ROWS.ids());
    assertThat(read.rank()).isEqualTo(2);
    assertThat(read.values()).containsExactly(ROWS.values());
  }

  @Test
  void refusesAChangedByteAndNamesTheFile() throws IOException {
    byte[] bytes = written();
    bytes[bytes.length - 12] ^= 1;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("users: found checksum [0-9a-f]+, expected [0-9a-f]+");
  }

  @Test
  void refusesATornFile() throws IOException {
    byte[] torn = Arrays.copyOf(written(), 30);
    assertThatThrownBy(() -> read(torn))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "users: found 3 rows of rank 2 in its header, expected as many as its 30 bytes hold");
    assertThatThrownBy(() -> read(Arrays.copyOf(torn, 6)))
        .isInstanceOf(IOException.class)
        .hasMessage("users: found its end, expected 6 bytes");
  }

  @Test
  void refusesAFileThatEndsBeforeItsLength() throws IOException {
    byte[] torn = Arrays.copyOf(written(), 30);
    assertThatThrownBy(() -> FactorFile.read(new ByteArrayInputStream(torn), 56, "users"))
        .isInstanceOf(IOException.class)
        .hasMessage("users: found its end, expected 56 bytes");
  }

  @Test
  void refusesEveryChangedBitAndNamesTheFile() throws IOException {
    byte[] bytes = written();
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertThatThrownBy(() -> read(changed))
          .as("bit %d", bit)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("users: found ");
    }
  }

  @Test
  void refusesAHeaderOfNegativeCountsThatWouldGiveTheRightLength() throws IOException {
    ByteBuffer negative = ByteBuffer.wrap(written());
    negative.putInt(4, -9).putInt(8, -2);
    assertThatThrownBy(() -> read(negative.array()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("users: found -9 rows of rank -2 in its header");
  }

  private static FactorRows read(byte[] bytes) throws IOException {
    return FactorFile.read(new ByteArrayInputStream(bytes), bytes.length, "users");
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FactorFile.write(ROWS, bytes);
    return bytes.toByteArray();
  }
}
