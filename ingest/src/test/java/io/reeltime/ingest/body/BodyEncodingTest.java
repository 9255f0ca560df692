package io.reeltime.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyEncodingTest {
  private static final BodyLimits WIDE = new BodyLimits(1 << 24, 1_000_000);
  private static final byte[] TEXT = randomBytes(300_000);

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(20261123).nextBytes(bytes);
    return bytes;
  }

  private static byte[] compressed(BodyEncoding encoding, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder =
        switch (encoding) {
          case IDENTITY -> out;
          case GZIP -> new GZIPOutputStream(out);
          case ZSTD -> new ZstdOutputStream(out);
        }) {
      encoder.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] expanded(BodyEncoding encoding, byte[] body, BodyLimits limits)
      throws IOException {
    try (var in = encoding.expand(new ByteArrayInputStream(body), limits)) {
      return in.readAllBytes();
    }
  }

  @Test
  void theHeaderNamesTheEncoding() {
    assertThat(BodyEncoding.ofHeader(null)).contains(BodyEncoding.IDENTITY);
    assertThat(BodyEncoding.ofHeader(" GZip ")).contains(BodyEncoding.GZIP);
    assertThat(BodyEncoding.ofHeader("zstd")).contains(BodyEncoding.ZSTD);
    assertThat(BodyEncoding.ofHeader("br")).isEmpty();
    assertThat(BodyEncoding.ofHeader("gzip, zstd")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCompressedIsExpanded(BodyEncoding encoding) throws IOException {
    assertThat(expanded(encoding, compressed(encoding, TEXT), WIDE)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void exactlyTheLimitIsReadAndAByteMoreIsNot(BodyEncoding encoding) throws IOException {
    byte[] body = compressed(encoding, TEXT);
    assertThat(expanded(encoding, body, new BodyLimits(300_000, 1000))).hasSize(300_000);
    assertThatThrownBy(() -> expanded(encoding, body, new BodyLimits(299_999, 1000)))
        .isInstanceOf(BodyTooLargeException.class)
        .hasMessage("found more than 299999 bytes, expected at most 299999 bytes");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void aBodyThatExpandsTooFarIsRefusedLongBeforeItsEnd(BodyEncoding encoding) throws IOException {
    byte[] bomb = compressed(encoding, new byte[64 << 20]);
    assertThatThrownBy(() -> expanded(encoding, bomb, new BodyLimits(Long.MAX_VALUE, 200)))
        .isInstanceOf(BodyTooLargeException.class)
        .hasMessageContaining("bytes that expand to ")
        .hasMessageEndingWith("expected at most 200 times their size");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void aStreamThatIsCutOffOrDamagedIsRefused(BodyEncoding encoding) throws IOException {
    byte[] body = compressed(encoding, TEXT);
    assertThatThrownBy(() -> expanded(encoding, Arrays.copyOf(body, body.length / 2), WIDE))
        .isInstanceOf(BrokenEncodingException.class)
        .hasMessageStartingWith("Content-Encoding " + encoding.wireName() + ": found ");
    assertThatThrownBy(() -> expanded(encoding, new byte[] {1, 2, 3, 4, 5}, WIDE))
        .isInstanceOf(BrokenEncodingException.class)
        .hasMessageEndingWith("expected a whole " + encoding.wireName() + " stream");
  }

  @Test
  void everyMemberOfAGzipStreamIsReadAlsoWhereItArrivesLate() throws Exception {
    byte[] member = compressed(BodyEncoding.GZIP, "line\n".getBytes(StandardCharsets.UTF_8));
    ArrivingBody body = new ArrivingBody(_ -> {});
    body.arrive(member);
    Thread sender =
        Thread.ofVirtual()
            .start(() -> {
              body.arrive(member);
              body.end();
            });
    try (var in = BodyEncoding.GZIP.expand(body, WIDE)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("line\nline\n");
    }
    sender.join();
  }
}
