package io.reeltime.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerReaderTest {
  private static final String BODY = "{\"accepted\":12,\"duplicates\":0}";

  @Test
  void aBodyWithALengthIsReadToItsEndAndTheNextAnswerAfterIt() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    HttpAnswerReader reader = reader(answer + answer);

    assertThat(reader.next().accepted()).isEqualTo(12);
    assertThat(reader.next()).isEqualTo(new HttpAnswerReader.Answer(200, BODY));
  }

  @Test
  void aChunkedBodyIsJoinedAndTheNextAnswerComesAfterIt() throws IOException {
    String head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    String chunks = "a\r\n" + BODY.substring(0, 10) + "\r\n14\r\n" + BODY.substring(10);
    String answer = head + chunks + "\r\n0\r\n\r\n";
    HttpAnswerReader reader = reader(answer + answer);

    assertThat(reader.next().start()).isEqualTo(BODY);
    assertThat(reader.next().accepted()).isEqualTo(12);
  }

  @Test
  void aRefusalHasNoAcceptedCount() throws IOException {
    String answer = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n\r\n";

    assertThat(reader(answer).next().status()).isEqualTo(503);
    assertThat(reader(answer).next().accepted()).isEqualTo(-1);
  }

  @Test
  void aConnectionThatBreaksOffIsAnError() {
    assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab").next())
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("closed the connection");
  }

  private static HttpAnswerReader reader(String answers) {
    return new HttpAnswerReader(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
  }
}
