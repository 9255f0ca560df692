package io.reeltime.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, as RFC 9457 tells it.
 *
 * @param retryAfter after how long a retry may be worth it, null where none is
 * @param members further members
 */
record Problem(
    int status, String title, String detail, @Nullable Duration retryAfter, JsonWriting members) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, null, JsonWriting.NOTHING);
  }

  Problem with(JsonWriting more) {
    return new Problem(
        status,
        title,
        detail,
        retryAfter,
        out -> {
          members.write(out);
          more.write(out);
        });
  }

  /** The problem as an object, without what belongs to its request. */
  void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("status", status);
    out.writeStringField("title", title);
    out.writeStringField("detail", detail);
    members.write(out);
  }
}
