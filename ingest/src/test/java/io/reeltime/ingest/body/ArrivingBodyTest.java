package io.reeltime.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivingBodyTest {
  private final List<Integer> asked = new ArrayList<>();
  private final ArrivingBody body = new ArrivingBody(asked::add);

  @Test
  void chunksAreReadInOrderUpToTheEnd() throws IOException {
    body.arrive(new byte[] {1, 2});
    body.arrive(new byte[] {});
    body.arrive(new byte[] {3});
    assertThat(body.available()).isEqualTo(3);
    assertThat(body.read()).isEqualTo(1);
    assertThat(body.available()).isEqualTo(2);
    body.end();
    assertThat(body.readAllBytes()).containsExactly(2, 3);
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void theSenderIsAskedForMoreOnlyAfterHalfTheWindowIsRead() throws IOException {
    for (int chunk = 0; chunk < ArrivingBody.WINDOW; chunk++) {
      body.arrive(new byte[] {7});
    }
    body.readNBytes(ArrivingBody.WINDOW / 2 - 1);
    assertThat(asked).isEmpty();
    body.readNBytes(1);
    assertThat(asked).containsExactly(ArrivingBody.WINDOW / 2);
  }

  @Test
  void aSenderThatGoesAwayEndsTheReading() {
    body.arrive(new byte[] {1});
    body.abort("gone");
    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(BodyAbortedException.class)
        .hasMessage("gone");
  }

  @Test
  void aReaderWaitsForWhatIsStillToCome() throws Exception {
    List<Integer> read = new ArrayList<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                read.add(body.read());
              } catch (IOException e) {
                read.add(-2);
              }
            });
    body.arrive(new byte[] {9});
    reader.join();
    assertThat(read).containsExactly(9);
  }
}
