package io.reeltime.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLinesTest {

  private static List<BatchLines.Line> lines(String body) {
    return BatchLines.of(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(BatchLines.Line line) {
    return line.number() + ":" + new String(line.json(), StandardCharsets.UTF_8);
  }

  @Test
  void blankLinesCountButAskForNothingAndTheLastNeedsNoEnd() {
    assertThat(lines("a\n\n \t\r\nb\r\nc"))
        .extracting(BatchLinesTest::text)
        .containsExactly("1:a", "4:b\r", "5:c");
    assertThat(lines("a\n")).extracting(BatchLinesTest::text).containsExactly("1:a");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void tenThousandLinesAreTakenAndOneMoreIsRefused() {
    assertThat(lines("x\n".repeat(10_000))).hasSize(10_000);

    HttpProblem problem =
        catchThrowableOfType(HttpProblem.class, () -> lines("x\n".repeat(10_001)));

    assertThat(problem.getStatusCode()).isEqualTo(413);
    assertThat(problem.getDetail())
        .isEqualTo(
            "body: found more than 10000 lines, expected at most 10000 lines; send it in parts");
  }

  @Test
  void eightMebibytesAreTakenAndOneByteMoreIsRefused() {
    assertThat(BatchLines.of(new byte[BatchLines.MOST_BYTES])).hasSize(1);

    assertThat(
            catchThrowableOfType(
                    HttpProblem.class, () -> BatchLines.of(new byte[BatchLines.MOST_BYTES + 1]))
                .getDetail())
        .startsWith("body: found 8388609 bytes, expected at most 8388608 bytes");
  }
}
