package io.reeltime.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON to memory. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int FIRST_BYTES = 8192;

  private Json() {}

  /** One object with these members. */
  static byte[] object(JsonWriting members) {
    return written(out -> {
      out.writeStartObject();
      members.write(out);
      out.writeEndObject();
    });
  }

  /** Values, each on a line of its own. */
  static byte[] lines(JsonWriting values) {
    return written(out -> {
      out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      values.write(out);
      out.writeRaw('\n');
    });
  }

  private static byte[] written(JsonWriting values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      values.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
