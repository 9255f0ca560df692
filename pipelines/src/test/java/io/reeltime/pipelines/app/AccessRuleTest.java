package io.reeltime.pipelines.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRuleTest {
  private final AccessRule withKey = new AccessRule(Optional.of("secret"));
  private final AccessRule withoutKey = new AccessRule(Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/events",
        "/v1",
        "/v1;a=b/events",
        "/V1/events",
        "/q/metrics",
        "/q/openapis",
        "/index",
        ""
      })
  void withAKeyEverythingElseNeedsIt(String path) {
    assertThat(withKey.refusal(path, "example.org", null, null))
        .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(401));
    assertThat(withKey.refusal(path, "example.org", null, "Bearer wrong")).isPresent();
    assertThat(withKey.refusal(path, "example.org", null, "secret")).isPresent();
    assertThat(withKey.refusal(path, "example.org", null, "Bearer secret")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/static/bundle/app.js",
        "/q/health",
        "/q/health/ready",
        "/q/openapi",
        "/q/swagger-ui",
        "/q/swagger-ui/index.html"
      })
  void pageHealthAndTheInterfacesDocumentAreOpen(String path) {
    assertThat(withKey.refusal(path, "example.org", null, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:80", "[::1]", "[::1]:8080"})
  void withoutAKeyLoopbackNamesMayAsk(String host) {
    assertThat(withoutKey.refusal("/v1/events", host, null, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "10.0.0.1"})
  void withoutAKeyAnyOtherNameIsRefused(String host) {
    assertThat(withoutKey.refusal("/v1/events", host, null, null))
        .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(403));
  }

  @Test
  void withoutAKeyOnlyPagesFromLoopbackMayPost() {
    assertThat(withoutKey.refusal("/v1/events", "localhost", "https://evil.example", null))
        .hasValueSatisfying(refusal -> assertThat(refusal.detail()).contains("evil.example"));
    assertThat(withoutKey.refusal("/v1/events", "localhost", "null", null)).isPresent();
    assertThat(withoutKey.refusal("/v1/events", "localhost", "http://localhost:8080", null))
        .isEmpty();
    assertThat(withoutKey.refusal("/v1/events", "127.0.0.1", "http://127.0.0.1:8080", null))
        .isEmpty();
  }

  @Test
  void aRequestWithoutAHostIsRefusedWithoutAKey() {
    assertThat(withoutKey.refusal("/", null, null, null)).isPresent();
  }

  @Test
  void aBlankKeyIsNoKey() {
    assertThat(new AccessRule(Optional.of(" ")).refusal("/v1/events", "evil", null, "Bearer  "))
        .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(403));
  }
}
