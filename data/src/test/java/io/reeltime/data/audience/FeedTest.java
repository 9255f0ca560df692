package io.reeltime.data.audience;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {

  @Test
  void propensitiesMustMatchTheVideos() {
    assertThatThrownBy(() -> new Feed(List.of("video-1", "video-2"), List.of(0.5), "r", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("propensities: found 1, expected none or one for each of 2 videos");
  }
}
