package io.reeltime.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.event.InvalidRecordException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
    "2024-05-01T12:00:00.250+02:00, 2024-05-01T10:00:00.250Z",
    "2024-05-01T10:00:00, 2024-05-01T10:00:00Z",
    "2024-05-01 10:00:00, 2024-05-01T10:00:00Z",
    "2024-05-01, 2024-05-01T00:00:00Z",
    "0, 1970-01-01T00:00:00Z",
    "881250949, 1997-12-04T15:55:49Z",
    "881250949.0, 1997-12-04T15:55:49Z",
    "8.81250949E8, 1997-12-04T15:55:49Z",
    "881250949.5, 1997-12-04T15:55:49.500Z",
    "881250949123, 1997-12-04T15:55:49.123Z",
    "99999999999, 5138-11-16T09:46:39Z",
    "100000000000, 1973-03-03T09:46:40Z",
    "99999999999999, 5138-11-16T09:46:39.999Z",
  })
  void readsIsoAndTellsSecondsFromMillisecondsBySize(String text, Instant expected) {
    assertThat(Timestamps.parse("timestamp", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "100000000000000", "1e99", "noon", "2024-13-01", "2024-05-01T25:00:00Z"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Timestamps.parse("timestamp", text))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageStartingWith("timestamp: found ")
        .hasMessageEndingWith(
            "expected ISO-8601, or seconds or milliseconds since 1970 (0 to below 10^14)");
  }
}
