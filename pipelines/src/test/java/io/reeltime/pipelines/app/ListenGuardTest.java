package io.reeltime.pipelines.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenGuardTest {

  @Test
  void loopbackNeedsNoKey() {
    assertThat(ListenGuard.refusal("127.0.0.1", Optional.empty())).isEmpty();
    assertThat(ListenGuard.refusal("::1", Optional.empty())).isEmpty();
    assertThat(ListenGuard.refusal("localhost", Optional.empty())).isEmpty();
  }

  @Test
  void anyOtherAddressIsRefusedWithoutAKey() {
    assertThat(ListenGuard.refusal("0.0.0.0", Optional.empty()))
        .hasValueSatisfying(refusal ->
            assertThat(refusal).contains("0.0.0.0").contains("--api-key").contains("127.0.0.1"));
    assertThat(ListenGuard.refusal("0.0.0.0", Optional.of(" "))).isPresent();
  }

  @Test
  void anyOtherAddressIsFineWithAKey() {
    assertThat(ListenGuard.refusal("0.0.0.0", Optional.of("secret"))).isEmpty();
  }
}
