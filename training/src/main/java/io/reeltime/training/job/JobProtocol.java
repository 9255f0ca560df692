package io.reeltime.training.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How requests and messages are written. Messages are single lines that start with a marker, so
 * that whatever else a library prints is told apart.
 */
public final class JobProtocol {
  private static final String MARKER = "@reeltime ";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private JobProtocol() {}

  public static void writeRequest(JobRequest request, Path file) throws IOException {
    Files.write(file, MAPPER.writerFor(JobRequest.class).writeValueAsBytes(request));
  }

  public static JobRequest readRequest(Path file) throws IOException {
    return MAPPER.readValue(file.toFile(), JobRequest.class);
  }

  /**
   * Reads one of the contract's records from JSON.
   *
   * @throws JsonProcessingException if it is none
   */
  public static <T> T read(String json, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(json, type);
  }

  /** One of the contract's records as JSON on one line. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value, e);
    }
  }

  /** The line that carries a message. */
  public static String format(JobMessage message) {
    try {
      return MARKER + MAPPER.writerFor(JobMessage.class).writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("job message cannot be written: " + message, e);
    }
  }

  /** The message of a line; empty for any line that carries none. */
  public static Optional<JobMessage> parse(String line) {
    if (!line.startsWith(MARKER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(line.substring(MARKER.length()), JobMessage.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
