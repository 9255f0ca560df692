package io.reeltime.pipelines.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** A line of JSON each, between the benchmark and the process of a peer. */
public final class LoadMessages {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LoadMessages() {}

  /**
   * What a peer shall do.
   *
   * @param variant of the peer, in its own words
   * @param partitions into which the peer shall divide what it is sent
   * @param load to put on it
   */
  public record Request(String variant, int partitions, LoadCase load) {}

  /** A message as one line without its end. */
  public static String write(Object message) throws IOException {
    return MAPPER.writeValueAsString(message);
  }

  /** Reads what {@link #write} wrote. */
  public static <T> T read(String line, Class<T> type) throws IOException {
    return MAPPER.readValue(line, type);
  }
}
