package io.reeltime.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchResourceTest {
  @TempDir private Path folder;

  @Test
  void isNotThereUnlessAFileIsNamed() {
    BenchResource resource = new BenchResource(Optional.empty(), new ObjectMapper());

    assertThatThrownBy(resource::answer).isInstanceOf(NotFoundException.class);
  }

  @Test
  void returnsTheFileOnceItIsWritten() throws Exception {
    Path file = folder.resolve("answer.json");
    BenchResource resource = new BenchResource(Optional.of(file), new ObjectMapper());
    Files.writeString(file, "{\"requestId\":\"r\",\"items\":[]}");

    assertThat(resource.answer().toCompletableFuture().get())
        .hasToString("{\"requestId\":\"r\",\"items\":[]}");
  }
}
